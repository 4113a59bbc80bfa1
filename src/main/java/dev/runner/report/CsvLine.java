package dev.runner.report;

import dev.runner.expr.Json;
import dev.runner.expr.Value;
import java.util.List;
import java.util.regex.Pattern;

/// Lines of comma-separated values (RFC 4180).
final class CsvLine {
  private static final String FORMULAS = "=+-@\t\r\uff1d\uff0b\uff0d\uff20";
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  private CsvLine() {}

  /// One with its end.
  static String of(List<String> fields) {
    StringBuilder line = new StringBuilder();
    String between = "";
    for (String field : fields) {
      line.append(between).append(quoted(field));
      between = ",";
    }
    return line.append("\r\n").toString();
  }

  /// What a value is in it: nothing, text, or JSON.
  static String text(Value value) {
    return switch (value) {
      case Value.Null _ -> "";
      case Value.Arr _, Value.Obj _ -> Json.write(value);
      case Value.Bool _, Value.Num _, Value.Str _ -> value.text().orElse("");
    };
  }

  /// A text that no spreadsheet takes for a formula: one that could be has a `'` before it. Numbers
  /// are none.
  static String harmless(String text) {
    boolean formula = !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0;
    return formula && !NUMBER.matcher(text).matches() ? "'" + text : text;
  }

  private static String quoted(String field) {
    for (int i = 0; i < field.length(); i++) {
      if (special(field.charAt(i))) {
        return "\"" + field.replace("\"", "\"\"") + "\"";
      }
    }
    return field;
  }

  private static boolean special(char c) {
    return c == ',' || c == '"' || c == '\r' || c == '\n';
  }
}
