package dev.runner.report;

import dev.runner.event.Reason;
import dev.runner.expr.Json;
import dev.runner.expr.Value;
import dev.runner.plan.ReportSpec;
import dev.runner.plan.RowsFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a file says of each target: the columns of the plan, or the usual ones.
///
/// @param declared the headings of the plan's columns; empty where it has none
record RowForm(RowsFile.Format format, List<String> declared) {
  private static final List<String> STANDARD =
      List.of("key", "outcome", "reason", "attempts", "duration_ms");

  static RowForm of(RowsFile.Format format, ReportSpec report) {
    return new RowForm(format, List.copyOf(report.columns().keySet()));
  }

  /// What stands before the rows.
  byte[] header() {
    return switch (format) {
      case JSONL -> new byte[0];
      case CSV -> Packer.utf8(CsvLine.of(headings()));
    };
  }

  /// A row, with its line's end.
  byte[] row(TargetRecord target) {
    List<Value> values = declared.isEmpty() ? standard(target) : target.columns();
    return Packer.utf8(
        switch (format) {
          case JSONL -> Json.write(object(values)) + "\n";
          case CSV -> CsvLine.of(values.stream().map(CsvLine::text).toList());
        });
  }

  private List<String> headings() {
    return declared.isEmpty() ? STANDARD : declared;
  }

  private static List<Value> standard(TargetRecord target) {
    return List.of(
        Value.of(target.key()),
        Value.of(target.outcome().word()),
        target.outcome().why().map(Reason::text).map(Value::of).orElse(Value.NULL),
        Value.of(target.attempts()),
        Value.of(target.duration().toMillis()));
  }

  private Value object(List<Value> values) {
    List<String> names = headings();
    Map<String, Value> fields = LinkedHashMap.newLinkedHashMap(values.size());
    for (int i = 0; i < values.size(); i++) {
      fields.put(names.get(i), values.get(i));
    }
    return new Value.Obj(fields);
  }
}
