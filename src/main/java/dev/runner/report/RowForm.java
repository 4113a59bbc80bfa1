package dev.runner.report;

import dev.runner.event.Reason;
import dev.runner.expr.Value;
import dev.runner.plan.ReportSpec;
import dev.runner.plan.RowsFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a file says of each target: the columns of the plan, or the usual ones. Used by one thread
/// at a time.
final class RowForm {
  private static final List<String> STANDARD =
      List.of("key", "outcome", "reason", "attempts", "duration_ms");

  private final RowsFile.Format format;
  private final boolean standard;
  private final List<String> headings;

  /// Made for the first line, since it loads Jackson.
  private Optional<JsonLine> json = Optional.empty();

  private RowForm(RowsFile.Format format, List<String> declared) {
    this.format = format;
    this.standard = declared.isEmpty();
    this.headings = standard ? STANDARD : declared;
  }

  static RowForm of(RowsFile.Format format, ReportSpec report) {
    return new RowForm(format, List.copyOf(report.columns().keySet()));
  }

  /// What stands before the rows.
  byte[] header() {
    return switch (format) {
      case JSONL -> new byte[0];
      case CSV -> Packer.utf8(CsvLine.of(headings));
    };
  }

  /// A row, with its line's end.
  byte[] row(TargetRecord target) {
    List<Value> values = standard ? standard(target) : target.columns();
    return Packer.utf8(
        switch (format) {
          case JSONL -> json().of(headings, values);
          case CSV -> CsvLine.of(texts(values));
        });
  }

  private JsonLine json() {
    if (json.isEmpty()) {
      json = Optional.of(new JsonLine());
    }
    return json.get();
  }

  private static List<String> texts(List<Value> values) {
    List<String> texts = new ArrayList<>(values.size());
    for (Value value : values) {
      texts.add(CsvLine.text(value));
    }
    return texts;
  }

  private static List<Value> standard(TargetRecord target) {
    return List.of(
        Value.of(target.key()),
        Value.of(target.outcome().word()),
        target.outcome().why().map(Reason::text).map(Value::of).orElse(Value.NULL),
        Value.of(target.attempts()),
        Value.of(target.duration().toMillis()));
  }
}
