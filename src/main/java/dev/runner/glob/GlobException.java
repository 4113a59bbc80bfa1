package dev.runner.glob;

/// A text is no pattern; the message says why.
public final class GlobException extends Exception {
  private static final long serialVersionUID = 1;
  private final String why;

  GlobException(String why) {
    super(why, null, false, false);
    this.why = why;
  }

  @Override
  public String getMessage() {
    return why;
  }
}
