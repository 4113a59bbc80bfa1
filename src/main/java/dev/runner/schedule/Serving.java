package dev.runner.schedule;

import dev.runner.event.Event;
import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.event.ServiceState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Keeps services for as long as something needs them, and fails with them what does.
final class Serving {
  private final Books books;
  private final Services services;
  private final Tasks tasks;
  private final Halting halting;
  private final Jobs jobs;
  private final JobRoll roll;

  Serving(Books books, Services services, Tasks tasks, Halting halting, Jobs jobs, JobRoll roll) {
    this.books = books;
    this.services = services;
    this.tasks = tasks;
    this.halting = halting;
    this.jobs = jobs;
    this.roll = roll;
  }

  void spawned(TaskRun service, long pid) {
    books.tell(at -> new Event.ServiceChanged(at, service.task, new ServiceState.Started(pid)));
  }

  /// A service can be used: what waited for that goes on.
  void ready(TaskRun service) {
    if (service.state == TaskRun.State.RUNNING && service.stopping.isEmpty()) {
      service.ready = true;
      ServiceState state = new ServiceState.Ready(books.since(service.attemptStarted));
      books.tell(at -> new Event.ServiceChanged(at, service.task, state));
      tasks.progress(service.target);
    }
  }

  /// A service has failed for good: so does what needs it.
  void failed(TaskRun service, Reason why) {
    Reason reason = new Reason.Service("service `" + service.step().id() + "`: " + why.text());
    for (TaskRun task : service.target.tasks) {
      if (Services.needs(task, service)) {
        halting.fail(task, reason);
      }
    }
    JobRun job = service.target.job;
    job.dependants.stream().filter(it -> it.needs.uses(job)).forEach(it -> jobs.fail(it, reason));
  }

  /// Ends the services that nothing needs any more, the latest started first; those that nothing
  /// ever needed when their job is stopped.
  void release() {
    if (services.none()) {
      return;
    }
    for (TaskRun service : services.latestFirst()) {
      if (service.stopping.isEmpty() && !services.needed(service)) {
        release(service);
      }
    }
  }

  private void release(TaskRun service) {
    if (!services.lasting(service)) {
      end(service, Outcome.SUCCEEDED);
      return;
    }
    Optional<Reason> stopped = service.target.stopped.or(() -> service.target.job.stopped);
    stopped.ifPresent(it -> end(service, Outcome.cancelled(it)));
  }

  /// One that waits for its restart is what its last attempt was.
  private void end(TaskRun service, Outcome outcome) {
    if (service.state == TaskRun.State.RUNNING) {
      tasks.stop(service, outcome);
    } else if (!service.ended()) {
      tasks.end(service, service.last.orElse(service.unstarted(outcome, Duration.ZERO)));
      tasks.progress(service.target);
    }
  }

  /// Whether services are all that is left, some of which nothing needs: only somebody's wish ends
  /// the run.
  boolean watching() {
    return services.latestFirst().stream().anyMatch(services::lasting) && roll.resting();
  }

  /// Ends a run of which nothing else is left, as it should: those that nothing needs, and behind
  /// them those that they needed. What waits for its restart does not come back.
  void leave() {
    services.leave();
    List<TaskRun> all = services.latestFirst();
    all.stream().filter(services::lasting).forEach(it -> end(it, Outcome.SUCCEEDED));
    all.stream()
        .filter(it -> it.state != TaskRun.State.RUNNING)
        .forEach(it -> end(it, Outcome.SUCCEEDED));
  }
}
