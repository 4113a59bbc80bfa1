package dev.runner.cli;

/// Ends a command with a message and an exit code.
sealed class Abort extends RuntimeException permits Unreadable {
  private static final long serialVersionUID = 1;
  private final int code;

  /// @param message for stderr, as it stands; may be empty
  Abort(int code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  /// What stderr gets: the message as a line, or nothing.
  final String line() {
    String message = String.valueOf(getMessage());
    return message.isEmpty() ? "" : message + "\n";
  }

  final int code() {
    return code;
  }
}
