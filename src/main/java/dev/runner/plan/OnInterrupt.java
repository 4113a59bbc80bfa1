package dev.runner.plan;

/// What becomes of a task that was under way when its run was broken off, once that is gone on
/// with.
public enum OnInterrupt {
  /// It is done again.
  RERUN,

  /// It has failed: nobody knows how much of it was done, and doing it twice might harm.
  FAIL
}
