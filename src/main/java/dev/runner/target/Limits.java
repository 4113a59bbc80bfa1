package dev.runner.target;

/// How large a single row may be, so that no source fills the memory.
final class Limits {
  /// Characters.
  static final int ROW = 16 << 20;

  /// Lists and records within each other.
  static final int DEPTH = 100;

  private Limits() {}
}
