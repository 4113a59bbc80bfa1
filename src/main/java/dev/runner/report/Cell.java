package dev.runner.report;

import dev.runner.expr.Value;
import java.util.StringJoiner;

/// What a value looks like in a table.
final class Cell {
  private Cell() {}

  static String text(Value value) {
    return switch (value) {
      case Value.Null _ -> "-";
      case Value.Str(String text) -> text;
      case Value.Bool(boolean truth) -> Boolean.toString(truth);
      case Value.Num number -> number.spelling();
      case Value.Arr list -> list(list);
      case Value.Obj fields -> fields(fields);
    };
  }

  private static String list(Value.Arr list) {
    StringJoiner joiner = new StringJoiner(", ", "[", "]");
    list.items().forEach(item -> joiner.add(text(item)));
    return joiner.toString();
  }

  private static String fields(Value.Obj fields) {
    StringJoiner joiner = new StringJoiner(", ", "{", "}");
    fields.fields().forEach((name, value) -> joiner.add(name + ": " + text(value)));
    return joiner.toString();
  }
}
