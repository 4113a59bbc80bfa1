package dev.runner.read;

import dev.runner.plan.RowsFile;
import dev.runner.text.Span;
import dev.runner.yaml.Node;
import java.nio.file.InvalidPathException;
import java.util.Optional;

/// Reads `rows` of a report: a file whose name tells how rows are written.
final class RowsFileReader {
  private final Settings settings;
  private final Places places;

  RowsFileReader(Settings settings, Places places) {
    this.settings = settings;
    this.places = places;
  }

  Optional<RowsFile> read(Node node) {
    return settings.text(node).flatMap(it -> file(it, node.span()));
  }

  private Optional<RowsFile> file(String written, Span span) {
    return written.endsWith(".jsonl")
        ? file(written, RowsFile.Format.JSONL, span)
        : written.endsWith(".csv")
            ? file(written, RowsFile.Format.CSV, span)
            : wrong(written, span);
  }

  private Optional<RowsFile> file(String written, RowsFile.Format format, Span span) {
    try {
      return Optional.of(new RowsFile(places.path(written).normalize(), format, span));
    } catch (InvalidPathException e) {
      settings.problems().error(span, Shapes.quoted(written) + " is no path: " + e.getReason());
      return Optional.empty();
    }
  }

  private Optional<RowsFile> wrong(String written, Span span) {
    settings
        .problems()
        .error(
            span,
            "expected a file that ends in `.jsonl` or `.csv`, found " + Shapes.quoted(written),
            "such as `rows.jsonl`: an object a line; or `rows.csv`: a table with a header");
    return Optional.empty();
  }
}
