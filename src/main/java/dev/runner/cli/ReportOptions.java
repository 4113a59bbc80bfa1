package dev.runner.cli;

import dev.runner.read.ReportWords;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/// The options that say what tables show.
final class ReportOptions {
  private ReportOptions() {}

  static void addTo(Syntax syntax) {
    syntax.several(
        "COLUMNS",
        "The table's columns: headings of the plan's, or NAME=EXPRESSION; repeatable.",
        "--columns");
    syntax.several(
        "EXPRESSION",
        "Sorts the table by a column or an expression; -NAME turns it round; repeatable.",
        "--sort");
    syntax.value(String.class, it -> it, "EXPRESSION", "Only rows of which it is true.", "--where");
  }

  /// @param open whether targets and outputs may be whatever
  static ReportWords of(ParseResult given, boolean open) {
    return new ReportWords(
        Syntax.all(given, "--columns"),
        Syntax.all(given, "--sort"),
        Optional.ofNullable(given.<String>matchedOptionValue("--where", null)),
        open);
  }
}
