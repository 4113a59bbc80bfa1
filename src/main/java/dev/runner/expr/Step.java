package dev.runner.expr;

import dev.runner.text.Span;

/// One step from a value into it.
sealed interface Step {

  /// Where the field's name or the index stands.
  Span span();

  /// A step to one value.
  sealed interface Into extends Step {}

  /// `.name`, or `['name']`.
  record Named(Span span, String name) implements Into {}

  /// `[index]`, where the index has to be evaluated.
  record At(Span span, Node index) implements Into {}

  /// `.*` or `[*]`: to every item of a list, or every field of a record.
  record Every(Span span) implements Step {}
}
