package dev.runner.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/// Writes what became of a run, in one of the formats.
public final class Report {
  private Report() {}

  /// Writes and flushes, and leaves `out` open. The same results give the same bytes.
  ///
  /// @param exitCode what the document says that the process ends with
  /// @throws java.io.UncheckedIOException when the results cannot be read back from disk
  public static void write(
      Format format, Results results, int exitCode, Layout layout, OutputStream out)
      throws IOException {
    switch (format) {
      case TABLE -> table(results, layout, out);
      case JSON -> JsonReport.write(results, exitCode, out);
      case JSONL -> JsonLinesReport.write(results, out);
      case JUNIT -> text(results, JunitReport::write, out);
      case MARKDOWN -> text(results, MarkdownReport::write, out);
      case CSV -> csv(results, layout, out);
      case HTML -> HtmlReport.write(results, exitCode, out);
    }
    out.flush();
  }

  private static void table(Results results, Layout layout, OutputStream out) throws IOException {
    Writer writer = writer(out);
    TableReport.write(results, layout, writer);
    writer.flush();
  }

  /// Writes a report that looks the same wherever it goes.
  private interface Text {
    void write(Results results, Writer out) throws IOException;
  }

  private static void text(Results results, Text report, OutputStream out) throws IOException {
    Writer writer = writer(out);
    report.write(results, writer);
    writer.flush();
  }

  private static void csv(Results results, Layout layout, OutputStream out) throws IOException {
    Writer writer = writer(out);
    CsvReport.write(results, layout, writer);
    writer.flush();
  }

  private static Writer writer(OutputStream out) {
    return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 14);
  }
}
