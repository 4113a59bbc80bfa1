package dev.runner.schedule;

/// A job's targets could not be read.
public final class UnreadableTargets extends Exception {
  private static final long serialVersionUID = 1;
  private final boolean missing;

  /// @param missing whether a file could not be read, rather than its content being wrong
  public UnreadableTargets(String message, boolean missing) {
    super(message, null, false, false);
    this.missing = missing;
  }

  public boolean missing() {
    return missing;
  }
}
