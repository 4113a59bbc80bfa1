package dev.runner.schedule;

import dev.runner.graph.Target;

/// A job's targets, in their order. Used by the thread that owns the run.
public interface TargetSequence extends AutoCloseable {
  int size();

  Target target(int index);

  /// Lets go of what holds them. Called once, when the job has ended.
  @Override
  void close();
}
