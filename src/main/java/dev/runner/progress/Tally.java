package dev.runner.progress;

import dev.runner.event.Event;
import dev.runner.event.Outcome;
import dev.runner.event.TaskResult;
import dev.runner.event.Totals;
import dev.runner.graph.JobNode;
import dev.runner.graph.Target;
import dev.runner.graph.Task;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Counts what happens. Told on the thread that owns the run; its counts may be read on any.
final class Tally {
  private final Set<Integer> unknown = new HashSet<>();
  private final Set<Place> waiting = new HashSet<>();
  private final ServiceTally services = new ServiceTally();
  private final Muster muster = new Muster();
  private final Settled settled = new Settled();
  private final Tracks tracks = new Tracks();
  private final Roster roster = new Roster();
  private long total;
  private long done;
  private long failed;
  private int running;
  private Counts.Phase phase = Counts.Phase.FIRST;
  private volatile Counts counts = Counts.NONE;

  Counts counts() {
    return counts;
  }

  /// How far its jobs are.
  Tracks tracks() {
    return tracks;
  }

  /// Which of its tasks are running.
  Roster roster() {
    return roster;
  }

  /// How many services are up, the first time that each has been started; told once.
  Optional<Muster.Call> mustered() {
    return muster.call(counts.services().up());
  }

  void add(Event event) {
    muster.add(event);
    tracks.add(event);
    roster.add(event);
    switch (event) {
      case Event.RunStarted it -> it.graph().jobs().forEach(job -> unknown.add(job.index()));
      case Event.TargetsKnown it -> known(it.job(), it.targets());
      case Event.AttemptStarted it -> started(it.task());
      case Event.AttemptEnded it -> ended(it);
      case Event.ServiceChanged it -> services.changed(Place.of(it.task()), it.state());
      case Event.TaskEnded it -> ended(it.result());
      case Event.TaskKept it -> ended(it.task().result());
      case Event.TargetEnded it -> ended(it.target(), it.outcome());
      case Event.JobEnded it -> known(it.job(), it.totals().targets());
      case Event.JobAgain it -> again(it.job(), it.before());
      case Event.TargetAgain it -> takeBack(it.target().job(), Totals.NONE.plus(it.before()));
      case Event.FilesChanged _ -> phase = Counts.Phase.ANEW;
      case Event.Resting _ -> phase = Counts.Phase.RESTING;
      case Event.JobStarted _, Event.TargetStarted _, Event.Warned _ -> {}
      case Event.AttemptSpawned _ -> {}
      case Event.Stopping _ -> phase = phase == Counts.Phase.FIRST ? Counts.Phase.STOPPING : phase;
      case Event.LimiterPaused _, Event.RunEnded _ -> {}
    }
    counts =
        new Counts(
            Math.max(total, done + settled.count()),
            unknown.isEmpty(),
            done + settled.count(),
            failed,
            running,
            waiting.size(),
            services.counts(),
            phase);
  }

  private void known(JobNode job, long targets) {
    total += unknown.remove(job.index()) && Roles.plain(job) > 0 ? targets : 0;
  }

  private void again(JobNode job, Totals before) {
    takeBack(job, before);
    total -= Roles.plain(job) > 0 ? before.targets() : 0;
    unknown.add(job.index());
  }

  private void takeBack(JobNode job, Totals before) {
    if (Roles.plain(job) > 0) {
      done -= before.targets();
      failed -= before.failed();
    }
  }

  /// Services are counted apart.
  private void started(Task task) {
    if (task.step().service()) {
      services.begun(Place.of(task));
    } else {
      running++;
      waiting.remove(Place.of(task));
    }
  }

  private void ended(TaskResult result) {
    settled.ended(result.task());
    if (result.task().step().service()) {
      services.ended(Place.of(result.task()), result.outcome());
    } else {
      waiting.remove(Place.of(result.task()));
    }
  }

  private void ended(Event.AttemptEnded attempt) {
    if (attempt.task().step().service()) {
      return;
    }
    running--;
    if (attempt.retryIn().isPresent()) {
      waiting.add(Place.of(attempt.task()));
    }
  }

  private void ended(Target target, Outcome outcome) {
    settled.ended(target);
    if (Roles.plain(target.job()) == 0) {
      return;
    }
    done++;
    failed += outcome instanceof Outcome.Failed(var _, boolean tolerated) && !tolerated ? 1 : 0;
  }
}
