package dev.runner.expr;

import java.util.Locale;
import java.util.Optional;

/// Reads strings as the values that they spell; what is one already, and null, stays what it is.
final class Spelled {
  private Spelled() {}

  static Value number(Arguments arguments) throws EvaluationException {
    Value value = arguments.value(0);
    if (!(value instanceof Value.Str)) {
      return value;
    }
    String text = arguments.string(0).strip();
    Optional<Value.Num> number = Numeral.read(text);
    if (number.isPresent()) {
      return number.orElseThrow();
    }
    throw arguments.fault(0, "`" + Shown.brief(text) + "` is not a number");
  }

  static Value truth(Arguments arguments) throws EvaluationException {
    Value value = arguments.value(0);
    if (!(value instanceof Value.Str)) {
      return value;
    }
    String text = arguments.string(0).strip();
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> Value.TRUE;
      case "false" -> Value.FALSE;
      default ->
          throw arguments.fault(
              0, "`" + Shown.brief(text) + "` is neither `true` nor `false`; compare it");
    };
  }
}
