package dev.runner.expr;

import dev.runner.text.Problems;
import dev.runner.text.Span;

/// What is wrong at one place of an expression, whether it is found before or while it is
/// evaluated.
///
/// @param hint what to write instead; may be empty
record Fault(Span span, String message, String hint) {

  void report(Problems problems) {
    problems.error(span, message, hint);
  }

  EvaluationException evaluating() {
    return new EvaluationException(span, hint.isEmpty() ? message : message + "; " + hint);
  }
}
