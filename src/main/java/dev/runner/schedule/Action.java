package dev.runner.schedule;

import dev.runner.graph.JobNode;

/// What the ledger wants done.
sealed interface Action {

  /// Read the targets of a job whose needs are met.
  record ReadTargets(JobNode job) implements Action {}

  /// Give up reading them; said again, at once.
  record StopReading(JobNode job) implements Action {}

  /// Make an attempt at a task.
  record Start(TaskRun task) implements Action {}

  /// End the attempt that runs, gently or at once.
  record Stop(TaskRun task, boolean atOnce) implements Action {}
}
