package dev.runner.graph;

/// One step for one target: the node that is scheduled.
public record Task(Target target, StepNode step) {

  public JobNode job() {
    return target.job();
  }

  /// Its identity, `job/key/step`: the same in every run, whatever its position.
  public String id() {
    return job().id() + "/" + target.key() + "/" + step.id();
  }
}
