package dev.runner.progress;

/// The window of a terminal.
@FunctionalInterface
public interface View {

  /// Its size now; asked for each frame.
  Size size();

  /// Told once, before several rows are drawn: from now on it matters to know of a new size at
  /// once.
  default void attend() {}
}
