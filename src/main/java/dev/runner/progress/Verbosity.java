package dev.runner.progress;

/// How much is told beside the children's output.
public enum Verbosity {
  /// Warnings only.
  QUIET,
  NORMAL,
  /// A line for every start, end and retry.
  VERBOSE
}
