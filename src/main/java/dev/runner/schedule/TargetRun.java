package dev.runner.schedule;

import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.event.TaskResult;
import dev.runner.expr.Names;
import dev.runner.graph.StepNode;
import dev.runner.graph.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is known of a target under way. Only the ledger changes it.
final class TargetRun {
  final JobRun job;
  final Target target;
  final List<TaskRun> tasks = new ArrayList<>();

  /// Whether an attempt at one of its tasks was made.
  boolean started;

  /// Whether it has been counted as failed.
  boolean failed;

  /// Why it was told to stop.
  Optional<Reason> stopped = Optional.empty();

  /// Whether its `finally` steps are left out.
  boolean abandoned;

  /// Whether its end has been told.
  boolean closed;

  long startedAt;

  TargetRun(JobRun job, Target target) {
    this.job = job;
    this.target = target;
    for (StepNode step : job.node.steps()) {
      tasks.add(new TaskRun(this, step));
    }
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

  /// What `success()` and `failure()` mean for a task of this target.
  Names.Status status(TaskRun task) {
    for (TaskRun earlier : before(task)) {
      if (earlier.failed()) {
        return Names.Status.FAILURE;
      }
    }
    return stopped.isPresent() ? Names.Status.CANCELLED : Names.Status.SUCCESS;
  }

  /// Failed if a task failed, else cancelled, else succeeded if one succeeded, else skipped; with
  /// that task's reason.
  Outcome outcome() {
    List<Outcome> all =
        tasks.stream().flatMap(it -> it.result.stream()).map(TaskResult::outcome).toList();
    return all.stream()
        .filter(it -> it instanceof Outcome.Failed(Reason _, boolean tolerated) && !tolerated)
        .findFirst()
        .or(() -> all.stream().filter(Outcome.Cancelled.class::isInstance).findFirst())
        .or(() -> all.stream().filter(TargetRun::good).findFirst().map(_ -> Outcome.SUCCEEDED))
        .or(() -> all.stream().filter(Outcome.Skipped.class::isInstance).findFirst())
        .orElse(Outcome.SUCCEEDED);
  }

  private static boolean good(Outcome outcome) {
    return outcome instanceof Outcome.Succeeded || outcome instanceof Outcome.Failed;
  }
}
