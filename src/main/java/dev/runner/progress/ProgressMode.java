package dev.runner.progress;

/// How it is told how far a run is.
public enum ProgressMode {
  /// A bar on a terminal, lines elsewhere.
  AUTO,
  BAR,
  /// A line now and then.
  PLAIN,
  /// A line each second, for programs.
  JSON,
  NONE
}
