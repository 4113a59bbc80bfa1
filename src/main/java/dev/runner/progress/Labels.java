package dev.runner.progress;

import dev.runner.graph.Graph;
import dev.runner.graph.Task;
import dev.runner.text.Printable;

/// What tasks are called on the screen: as much of `job/key/step` as tells them apart.
record Labels(String plan, boolean severalJobs) {
  static final Labels UNKNOWN = new Labels("run", false);

  static Labels of(Graph graph) {
    return new Labels(Printable.line(graph.plan().name()), graph.jobs().size() > 1);
  }

  /// The target: `key`, or `job/key` where there are several jobs.
  String target(Task task) {
    String key = Printable.line(task.target().key());
    String job = task.job().id();
    return severalJobs && !key.equals(job) ? job + "/" + key : key;
  }

  /// The task: that, and its step where its job has several.
  String task(Task task) {
    return severalSteps(task) ? target(task) + "/" + task.step().id() : target(task);
  }

  /// Whether a target alone does not tell which task it is.
  boolean severalSteps(Task task) {
    return task.job().steps().size() > 1;
  }

  /// Whether the run has a single step, so that nothing needs a heading.
  boolean single(Task task) {
    return !severalJobs && !severalSteps(task);
  }
}
