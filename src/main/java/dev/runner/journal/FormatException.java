package dev.runner.journal;

import java.io.IOException;

/// A line holds, but is none of this format: another version of runner has written it.
final class FormatException extends IOException {
  private static final long serialVersionUID = 1;

  FormatException(String message) {
    super(message);
  }
}
