package dev.runner.expr;

import dev.runner.text.Span;
import java.util.function.Supplier;

/// An expression had no value: a wrong type or an absent field that could not be known before.
public final class EvaluationException extends Exception {
  private static final long serialVersionUID = 1;
  private final transient Span span;
  private final transient Supplier<String> message;

  public EvaluationException(Span span, String message) {
    this(span, () -> message);
  }

  /// @param message made when somebody asks; where an absent value is no mistake, nobody does
  EvaluationException(Span span, Supplier<String> message) {
    super(null, null, false, false);
    this.span = span;
    this.message = message;
  }

  @Override
  public String getMessage() {
    return message.get();
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
