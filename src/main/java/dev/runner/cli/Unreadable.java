package dev.runner.cli;

/// A plan can't be read.
final class Unreadable extends Abort {
  private static final long serialVersionUID = 1;
  private final String why;

  Unreadable(int code, String file, String why) {
    super(code, "runner: " + file + ": " + why);
    this.why = why;
  }

  /// Without the file's name.
  String why() {
    return why;
  }
}
