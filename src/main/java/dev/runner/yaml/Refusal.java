package dev.runner.yaml;

import dev.runner.text.Span;

/// Ends the reading of a document at a bound, with the place and what to say there. Caught in this
/// room.
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient Span span;
  private final String hint;

  Refusal(Span span, String message, String hint) {
    super(message, null, false, false);
    this.span = span;
    this.hint = hint;
  }

  Span span() {
    return span;
  }

  String hint() {
    return hint;
  }
}
