package dev.runner.cli;

import dev.runner.read.ReportWords;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// The options that say what tables show.
final class ReportOptions {
  private ReportOptions() {}

  static void addTo(CommandSpec spec) {
    spec.addOption(
        Specs.several(
            "COLUMNS",
            "The table's columns: headings of the plan's, or NAME=EXPRESSION; repeatable.",
            "--columns"));
    spec.addOption(
        Specs.several(
            "EXPRESSION",
            "Sorts the table by a column or an expression; -NAME turns it round; repeatable.",
            "--sort"));
    spec.addOption(
        Specs.value(
            String.class, it -> it, "EXPRESSION", "Only rows of which it is true.", "--where"));
  }

  /// @param open whether targets and outputs may be whatever
  static ReportWords of(ParseResult given, boolean open) {
    return new ReportWords(
        Specs.all(given, "--columns"),
        Specs.all(given, "--sort"),
        Optional.ofNullable(given.<String>matchedOptionValue("--where", null)),
        open);
  }
}
