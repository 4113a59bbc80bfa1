package dev.runner.expr;

import dev.runner.text.Span;

/// An expression had no value: a wrong type or an absent field that could not be known before.
public final class EvaluationException extends Exception {
  private static final long serialVersionUID = 1;
  private final transient Span span;

  public EvaluationException(Span span, String message) {
    super(message, null, false, false);
    this.span = span;
  }

  /// The part of the expression that had no value.
  public Span span() {
    return span;
  }

  /// The message with its place: `file:line:column: message`.
  public String located() {
    return span.where() + ": " + getMessage();
  }
}
