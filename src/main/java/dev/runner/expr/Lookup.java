package dev.runner.expr;

import dev.runner.text.Span;

/// What there is at the end of a path of names and fields.
sealed interface Lookup {

  /// A value, which may be null.
  record Found(Value value) implements Lookup {}

  /// Nothing: the name at its beginning has no value.
  record Unnamed(Span span, String name) implements Lookup {}

  /// Nothing: null, a record without the field or a list without the item was met on the way.
  record Absent(Access access) implements Lookup {}

  /// The value, which must be there.
  default Value value() throws EvaluationException {
    return switch (this) {
      case Found(Value value) -> value;
      case Unnamed(Span span, String name) ->
          throw new EvaluationException(span, "`" + name + "` has no value here");
      case Absent(Access access) -> throw Absence.of(access);
    };
  }
}
