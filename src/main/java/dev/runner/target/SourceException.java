package dev.runner.target;

/// A target source could not be turned into targets; the message says which, where and why.
public final class SourceException extends Exception {
  private static final long serialVersionUID = 1;
  private final Kind kind;

  /// Whose fault it is.
  public enum Kind {
    /// The source was read, but is not what the plan says: exit code 65.
    INVALID,
    /// A file or folder can't be read: exit code 66.
    UNREADABLE
  }

  private SourceException(Kind kind, String message) {
    super(message, null, false, false);
    this.kind = kind;
  }

  static SourceException invalid(String message) {
    return new SourceException(Kind.INVALID, message);
  }

  static SourceException unreadable(String message) {
    return new SourceException(Kind.UNREADABLE, message);
  }

  public Kind kind() {
    return kind;
  }
}
