package dev.runner.cli;

import dev.runner.graph.JobNode;
import dev.runner.graph.StepNode;
import dev.runner.graph.Target;
import java.io.IOException;
import java.util.Map;

/// What the outline of a run that is gone on with is put on, from top to bottom.
interface ResumePage {
  /// The run.
  void run(String id) throws IOException;

  /// A job whose targets are known once what it needs has ended.
  void later(JobNode job) throws IOException;

  /// A job whose targets are known, and follow.
  ///
  /// @param targets how many it has, also those that nobody asks for
  void job(JobNode job, int targets) throws IOException;

  /// What becomes of the steps of a target.
  void target(Target target, Map<StepNode, Fate> fates) throws IOException;

  /// All targets of a job have been told of.
  ///
  /// @param counts how many of their steps have each fate
  void ends(JobNode job, Map<Fate.Kind, Integer> counts) throws IOException;

  /// @param open whether there is something to be done
  void end(boolean open) throws IOException;
}
