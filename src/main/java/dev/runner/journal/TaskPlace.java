package dev.runner.journal;

import dev.runner.graph.Task;

/// Where a task stands in a run: by the indices of its job, its target and its step.
record TaskPlace(int job, int target, int step) {
  static TaskPlace of(Task task) {
    return new TaskPlace(task.job().index(), task.target().index(), task.step().index());
  }
}
