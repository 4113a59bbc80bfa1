package dev.runner.schedule;

import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.expr.Names;
import dev.runner.graph.StepNode;
import dev.runner.graph.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is known of a target under way. Only the ledger changes it.
final class TargetRun {
  private static final int FAILURE = 4;
  private static final int CANCELLATION = 3;
  private static final int SUCCESS = 2;
  private static final int SKIPPING = 1;

  final JobRun job;
  final Target target;
  final TargetVars vars;
  final List<TaskRun> tasks = new ArrayList<>();

  /// Whether an attempt at one of its tasks was made.
  boolean started;

  /// What it may use of the targets that it follows, by the ids of their jobs.
  final Map<String, Fates.Pair> pairs = new LinkedHashMap<>(0);

  /// Whether something was done of these in this session of the run.
  boolean afresh;

  /// Whether something was done of it.
  boolean redone;

  /// Whether it has been counted as failed.
  boolean failed;

  /// Why it was told to stop.
  Optional<Reason> stopped = Optional.empty();

  /// Whether its `finally` steps are left out.
  boolean abandoned;

  /// Whether its end has been told.
  boolean closed;

  /// Whether nothing is left of it but services that are ready.
  boolean settled;

  long startedAt;

  /// Since when it could begin, but for what its steps must pass.
  Optional<Since> since = Optional.empty();

  TargetRun(JobRun job, Target target) {
    this.job = job;
    this.target = target;
    this.vars = new TargetVars(job.node.job().vars());
    for (StepNode step : job.node.steps()) {
      tasks.add(new TaskRun(this, step));
    }
  }

  /// Something is done of it; services aside.
  void redo() {
    redone = true;
    job.redone = true;
  }

  /// The steps that must have ended before a task, transitively; for one of `finally` all others.
  List<TaskRun> before(TaskRun task) {
    List<TaskRun> before = new ArrayList<>();
    for (TaskRun other : tasks) {
      if (job.reach.before(task.task.step(), other.task.step())) {
        before.add(other);
      }
    }
    return before;
  }

  /// Whether all steps, those of `finally` aside, have ended.
  boolean mainEnded() {
    for (TaskRun task : tasks) {
      if (!task.ended() && !task.task.step().last()) {
        return false;
      }
    }
    return true;
  }

  boolean ended() {
    for (TaskRun task : tasks) {
      if (!task.ended()) {
        return false;
      }
    }
    return true;
  }

  /// Whether nothing is left of it but services that are ready, `finally` aside.
  boolean serves() {
    boolean serves = false;
    for (TaskRun task : tasks) {
      if (!task.settled() && !task.task.step().last()) {
        return false;
      }
      serves |= task.ready;
    }
    return serves;
  }

  /// Whether a task of it is failed and counts as such.
  boolean hasFailedTask() {
    for (TaskRun task : tasks) {
      if (task.failed()) {
        return true;
      }
    }
    return false;
  }

  /// Whether it has begun anew since files have changed.
  boolean renewed() {
    return job.renewed || job.anew.again(target.index());
  }

  /// Whether it goes on from where an earlier session of the run has left it.
  boolean goesOn() {
    for (TaskRun task : tasks) {
      if (task.kept || task.brokenOff()) {
        return true;
      }
    }
    return false;
  }

  /// Whether nothing is left of it to be done but what services wait for.
  boolean resting() {
    boolean serves = false;
    for (TaskRun task : tasks) {
      boolean waits = task.task.step().last() && task.state == TaskRun.State.PENDING;
      boolean serving = task.service() && task.attempts > 0 && !task.ended();
      if (!task.ended() && !waits && !serving) {
        return false;
      }
      serves |= serving;
    }
    return serves;
  }

  /// Whether a service has been started and can't be used yet.
  boolean starting() {
    for (TaskRun task : tasks) {
      if (task.service() && task.state == TaskRun.State.RUNNING && !task.ready) {
        return true;
      }
    }
    return false;
  }

  /// What `success()` and `failure()` mean for a task of this target.
  Names.Status status(TaskRun task) {
    for (TaskRun earlier : before(task)) {
      if (earlier.failed()) {
        return Names.Status.FAILURE;
      }
    }
    return stopped.isPresent() ? Names.Status.CANCELLED : Names.Status.SUCCESS;
  }

  /// Its tasks that wait for permits and tokens.
  List<TaskRun> ready() {
    List<TaskRun> ready = new ArrayList<>(tasks.size());
    for (TaskRun task : tasks) {
      if (task.state == TaskRun.State.READY) {
        ready.add(task);
      }
    }
    return ready;
  }

  /// Failed if a task failed, else cancelled, else succeeded if one succeeded, else skipped; with
  /// that task's reason.
  Outcome outcome() {
    Outcome most = Outcome.SUCCEEDED;
    int weight = 0;
    for (TaskRun task : tasks) {
      if (task.result.isPresent() && weight(task.result.get().outcome()) > weight) {
        most = task.result.get().outcome();
        weight = weight(most);
      }
    }
    return most instanceof Outcome.Failed && weight == SUCCESS ? Outcome.SUCCEEDED : most;
  }

  private static int weight(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Failed(Reason _, boolean tolerated) -> tolerated ? SUCCESS : FAILURE;
      case Outcome.Cancelled _ -> CANCELLATION;
      case Outcome.Succeeded _ -> SUCCESS;
      case Outcome.Skipped _ -> SKIPPING;
    };
  }
}
