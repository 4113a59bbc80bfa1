package dev.runner.expr;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A text that two values have in common if and only if they are equal. Strings, unlike values, are
/// found soon in a map even where somebody has chosen them so that they are not.
final class Fingerprint {
  private final StringBuilder text = new StringBuilder();

  private Fingerprint() {}

  static String of(Arguments arguments, Value value) throws EvaluationException {
    new Weight(arguments.budget(), arguments.span()).check(value);
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add(value);
    arguments.text(fingerprint.text.toString());
    return fingerprint.text.toString();
  }

  private void add(Value value) {
    switch (value) {
      case Value.Null _ -> text.append('-');
      case Value.Bool(boolean truth) -> text.append(truth);
      case Value.Num number -> text.append('#').append(number(number)).append(' ');
      case Value.Str(String string) -> string(string);
      case Value.Arr(List<Value> items) -> {
        text.append('[');
        items.forEach(this::add);
        text.append(']');
      }
      case Value.Obj(Map<String, Value> fields) -> {
        text.append('{');
        new TreeMap<>(fields)
            .forEach(
                (name, field) -> {
                  string(name);
                  add(field);
                });
        text.append('}');
      }
    }
  }

  private void string(String string) {
    text.append('\'').append(string.length()).append(' ').append(string);
  }

  private static String number(Value.Num number) {
    BigDecimal shortest = number.value().stripTrailingZeros();
    return shortest.unscaledValue() + "e" + -(long) shortest.scale();
  }
}
