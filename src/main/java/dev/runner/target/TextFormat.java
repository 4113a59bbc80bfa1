package dev.runner.target;

import dev.runner.plan.TargetSource;
import java.io.IOException;
import java.util.Optional;

/// Reads the rows of a text, to its end.
interface TextFormat {
  void read(Utf8Reader text, Origin origin, Intake intake)
      throws IOException, SourceException, InterruptedException;

  /// The reader of a format.
  ///
  /// @param path into a JSON document
  static TextFormat of(TargetSource.Format format, Optional<String> path) {
    return switch (format) {
      case LINES -> new LinesFormat();
      case CSV -> new CsvFormat();
      case JSON -> new JsonFormat(JsonPath.parse(path.orElse("")));
      case JSONL -> new JsonLinesFormat();
    };
  }
}
