package dev.runner.plan;

import dev.runner.text.Span;
import java.nio.file.Path;

/// A file that gets a row for each target of a job while the job runs.
///
/// @param path absolute, without `.` and `..`
/// @param span where it is written in the plan
public record RowsFile(Path path, Format format, Span span) {

  /// How rows are written.
  public enum Format {
    /// An object a line.
    JSONL,
    /// RFC 4180 with a header line.
    CSV
  }
}
