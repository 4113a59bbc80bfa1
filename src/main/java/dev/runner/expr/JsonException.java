package dev.runner.expr;

/// A text is not the JSON that was expected: what is wrong, and where.
public final class JsonException extends Exception {
  private static final long serialVersionUID = 1;

  /// @param message beginning with the line and column where it went wrong
  JsonException(String message) {
    super(message, null, false, false);
  }
}
