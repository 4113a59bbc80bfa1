package dev.runner.driver.http;

/// Why there is no answer.
final class Failure extends Exception {
  private static final long serialVersionUID = 1;

  private final Kind kind;

  /// How far it came.
  enum Kind {
    /// Nothing of the request can have reached the server's application.
    UNSENT,
    /// The connection was lost, or broke the protocol, after the request may have been heard.
    LOST,
    /// It will be the same next time: an answer too large, a redirect without end, a certificate
    /// that is not trusted, a file that can't be read or written.
    FINAL
  }

  /// @param message for people: what happened and, where it is known, what to do
  Failure(Kind kind, String message) {
    super(message, null, false, false);
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
