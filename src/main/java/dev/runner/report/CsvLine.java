package dev.runner.report;

import dev.runner.expr.Json;
import dev.runner.expr.Value;
import java.util.List;

/// Lines of comma-separated values (RFC 4180).
final class CsvLine {
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
