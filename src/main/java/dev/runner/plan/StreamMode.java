package dev.runner.plan;

/// How the children's output is shown while they run.
public enum StreamMode {
  /// Streams the oldest unfinished task, keeps the later ones.
  LIVE,
  /// Whole tasks, in plan order.
  GROUP,
  /// Line by line as they come, each behind `[key] `.
  PREFIXED,
  /// Only the last lines of what failed.
  FAILURES,
  NONE
}
