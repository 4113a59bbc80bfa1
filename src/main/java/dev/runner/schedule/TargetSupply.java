package dev.runner.schedule;

import dev.runner.expr.Names;
import dev.runner.graph.JobNode;

/// Reads a job's targets.
public interface TargetSupply {

  /// Reads to the end and checks. An interrupt gives it up.
  ///
  /// @param names what the source's templates may use
  /// @throws UnreadableTargets when it can't, or the rows are not what the plan asks for
  TargetSequence targets(JobNode job, Names names) throws UnreadableTargets, InterruptedException;
}
