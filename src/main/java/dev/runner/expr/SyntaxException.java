package dev.runner.expr;

import dev.runner.text.Span;

/// A part of an expression has no meaning, whatever the values: its grammar, a regular expression
/// or a format is wrong.
final class SyntaxException extends Exception {
  private static final long serialVersionUID = 1;
  private final transient Fault fault;

  SyntaxException(Span span, String message, String hint) {
    super(message, null, false, false);
    this.fault = new Fault(span, message, hint);
  }

  Fault fault() {
    return fault;
  }
}
