package dev.runner.cli;

import dev.runner.graph.JobNode;
import dev.runner.graph.Target;
import java.io.IOException;
import java.util.List;

/// What an outline is put on, from top to bottom. Each job is told of before its targets.
interface OutlinePage {
  /// The plan itself.
  void plan() throws IOException;

  void job(JobNode job, KnownTargets targets) throws IOException;

  /// What is done to a target.
  void target(Target target, List<StepOutline> steps) throws IOException;

  /// What would be done to each target, none of which is known.
  void written(JobNode job, List<StepOutline> steps) throws IOException;

  /// All of a job has been told.
  ///
  /// @param left how many targets were not told of
  void ends(JobNode job, int left) throws IOException;

  /// What is done once all jobs have ended.
  void closing(JobNode job, List<StepOutline> steps) throws IOException;

  /// @param least how long it takes at least
  /// @param open whether there is something to be done
  void end(LeastTime least, boolean open) throws IOException;
}
