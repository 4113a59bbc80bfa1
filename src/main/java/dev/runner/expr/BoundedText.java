package dev.runner.expr;

import dev.runner.text.Span;

/// A string in the making that doesn't outgrow [Budget#LONGEST].
final class BoundedText {
  static final String TOO_LARGE = "the result is larger than 16 MiB";

  private final Span at;
  private final StringBuilder text = new StringBuilder();

  /// @param at to whom it is blamed when it grows too large
  BoundedText(Span at) {
    this.at = at;
  }

  BoundedText append(CharSequence more) throws EvaluationException {
    return append(more, 0, more.length());
  }

  BoundedText append(CharSequence more, int start, int end) throws EvaluationException {
    if ((long) text.length() + end - start > Budget.LONGEST) {
      throw new EvaluationException(at, TOO_LARGE);
    }
    text.append(more, start, end);
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
