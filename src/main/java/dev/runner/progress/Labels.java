package dev.runner.progress;

import dev.runner.graph.Graph;
import dev.runner.graph.JobNode;
import dev.runner.graph.StepNode;
import dev.runner.graph.Task;
import dev.runner.plan.TargetSource;
import dev.runner.text.Printable;
import java.util.stream.Stream;

/// What tasks are called on the screen: as much of `job/key/step` as tells them apart.
record Labels(String plan, boolean severalJobs) {
  static final Labels UNKNOWN = new Labels("run", false);

  static Labels of(Graph graph) {
    return new Labels(Printable.line(graph.plan().name()), graph.jobs().size() > 1);
  }

  /// What lines of a task begin with: its target, and its step where it is one of several services.
  String lead(Task task) {
    return sideBySide(task) ? task(task) : target(task);
  }

  /// Whether a target has several services, whose lines would look alike.
  boolean sideBySide(Task task) {
    return task.step().service() && Roles.services(task.job()) > 1;
  }

  /// What lines of those services begin with that are known from the start: those of jobs without
  /// targets of their own.
  Stream<String> services(Graph graph) {
    return graph.jobs().stream()
        .filter(job -> job.job().targets().source() instanceof TargetSource.Single)
        .flatMap(this::services);
  }

  private Stream<String> services(JobNode job) {
    String target = target(job, job.id());
    boolean several = Roles.services(job) > 1;
    return job.steps().stream()
        .filter(StepNode::service)
        .map(step -> several ? target + "/" + step.id() : target);
  }

  /// The target: `key`, or `job/key` where there are several jobs.
  String target(Task task) {
    return target(task.job(), Printable.line(task.target().key()));
  }

  /// The same of a target whose key may be printed.
  String target(JobNode job, String key) {
    return severalJobs && !key.equals(job.id()) ? job.id() + "/" + key : key;
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
