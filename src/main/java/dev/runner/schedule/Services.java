package dev.runner.schedule;

import dev.runner.event.Event;
import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.event.ServiceState;
import dev.runner.expr.Value;
import dev.runner.plan.Restart;
import dev.runner.plan.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is known of the services of a run: which are there, who needs them, whether they are
/// started again.
final class Services {
  private static final Value KILLED = Value.of(128 + Service.StopSignal.KILL.number());

  private final Books books;

  /// Those that have been started and whose tasks have not ended, in the order of their last start.
  private final Set<TaskRun> all = new LinkedHashSet<>();

  private boolean leaving;

  Services(Books books) {
    this.books = books;
  }

  /// The latest started first.
  List<TaskRun> latestFirst() {
    return new ArrayList<>(all).reversed();
  }

  boolean none() {
    return all.isEmpty();
  }

  /// No service is started again from now on.
  void leave() {
    leaving = true;
  }

  void started(TaskRun service) {
    all.remove(service);
    all.add(service);
  }

  void ended(TaskRun service) {
    service.ready = false;
    all.remove(service);
  }

  /// Whether a step of its target, or a job, needs it and has not ended.
  boolean needed(TaskRun service) {
    TargetRun target = service.target;
    for (TaskRun task : target.tasks) {
      if (!task.ended() && needs(task, service)) {
        return true;
      }
    }
    for (JobRun job : target.job.dependants) {
      if (!job.over() && job.needs.uses(target.job)) {
        return true;
      }
    }
    return false;
  }

  /// Whether nothing ever needs it, so that it goes on until somebody ends the run.
  boolean lasting(TaskRun service) {
    TargetRun target = service.target;
    return target.tasks.stream().noneMatch(it -> needs(it, service))
        && target.job.dependants.stream().noneMatch(it -> it.needs.uses(target.job));
  }

  /// Whether a task needs a service of its target, directly or not.
  static boolean needs(TaskRun task, TaskRun service) {
    return !task.task.step().last()
        && service.target.job.reach.before(task.task.step(), service.task.step());
  }

  /// What the end of an attempt means: who answers, as `ready` says, and ends while that is needed
  /// has failed whatever it ends with.
  Outcome judged(TaskRun service, Outcome outcome) {
    boolean answers = service.step().service().flatMap(Service::ready).isPresent();
    return outcome instanceof Outcome.Succeeded && answers && !leaving && needed(service)
        ? Outcome.failed(new Reason.Service("it ended while it was needed"))
        : outcome;
  }

  /// The attempt has ended: the delay before the service is started again, if it is.
  ///
  /// @param stopped whether it had been told to end
  Optional<Duration> after(TaskRun service, Outcome outcome, boolean stopped, Value exitCode) {
    service.ready = false;
    if (stopped) {
      boolean killed = exitCode.equals(KILLED);
      books.tell(
          at -> new Event.ServiceChanged(at, service.task, new ServiceState.Stopped(killed)));
      return Optional.empty();
    }
    Optional<ServiceState.Restart> restart = restart(service, outcome);
    int before = service.restarts - (restart.isPresent() ? 1 : 0);
    ServiceState state = new ServiceState.Ended(outcome, before, restart);
    books.tell(at -> new Event.ServiceChanged(at, service.task, state));
    return restart.map(ServiceState.Restart::in);
  }

  private Optional<ServiceState.Restart> restart(TaskRun service, Outcome outcome) {
    Restart restart = service.step().service().orElseThrow().restart();
    if (books.since(service.attemptStarted).compareTo(restart.resetAfter()) >= 0) {
      service.restarts = 0;
    }
    int number = service.restarts + 1;
    boolean wanted =
        switch (restart.policy()) {
          case NO -> false;
          case ON_FAILURE -> outcome instanceof Outcome.Failed;
          case ALWAYS -> true;
        };
    if (!wanted || !may(service) || restart.max().map(it -> number > it).orElse(false)) {
      return Optional.empty();
    }
    service.restarts = number;
    return Optional.of(new ServiceState.Restart(number, restart.max(), restart.delay(number)));
  }

  private boolean may(TaskRun service) {
    TargetRun target = service.target;
    return !leaving
        && !service.late
        && !target.abandoned
        && target.stopped.isEmpty()
        && (needed(service) || lasting(service));
  }
}
