package dev.runner.progress;

import dev.runner.graph.JobNode;
import dev.runner.graph.StepNode;

/// What steps are there for: to be done, or to serve.
final class Roles {
  private Roles() {}

  /// How many services a target of the job has.
  static int services(JobNode job) {
    return (int) job.steps().stream().filter(StepNode::service).count();
  }

  /// How many steps of a job are to be done before its services are all that is left.
  static int plain(JobNode job) {
    return (int) job.steps().stream().filter(it -> !it.service() && !it.last()).count();
  }
}
