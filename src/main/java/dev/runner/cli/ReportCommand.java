package dev.runner.cli;

import dev.runner.Replay;
import dev.runner.journal.Journal;
import dev.runner.journal.RunFolder;
import dev.runner.report.Detail;
import dev.runner.report.Format;
import dev.runner.report.Layout;
import dev.runner.report.Report;
import dev.runner.report.Results;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `runner report`: the report of a run, once more.
final class ReportCommand implements Command {
  private final Surroundings surroundings;

  ReportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Specs.command(
            "Prints the report of a run once more, from its journal.",
            "",
            RunChoice.HELP,
            "",
            "Examples:",
            "  runner report",
            "  runner report plan.yaml -o json",
            "  runner report --report junit=report.xml --report markdown=report.md",
            "  runner report 20261120-223000-5f3a9c -v");
    spec.addPositional(Specs.positional("RUN", "The run."));
    spec.addOption(Specs.choice(Format.class, "FORMAT", RunArguments.FORMATS, "-o", "--output"));
    ReportFiles.addTo(spec);
    spec.addOption(Specs.flag("Tell everything.", "-v", "--verbose"));
    RunArguments.addColourTo(spec);
    StateArguments.addTo(spec);
    return spec;
  }

  @Override
  public int run(ParseResult given) throws IOException {
    RunChoice choice = new RunChoice(surroundings, StateArguments.of(given, surroundings));
    RunFolder run = choice.of(Optional.ofNullable(given.matchedPositionalValue(0, null)));
    Format format = given.matchedOptionValue("-o", Format.TABLE);
    List<ReportFiles.Wanted> wanted = ReportFiles.of(given);
    Detail detail = ReportFiles.detail(format, wanted);
    try (ReportFiles files = ReportFiles.open(wanted, surroundings);
        Results results = new Results(surroundings.scratch(), detail)) {
      Journal journal = Journal.of(run);
      Replay.of(journal, results);
      int code = journal.exitCode().orElse(ExitCode.of(results.verdict(), Optional.empty()));
      if (wanted.isEmpty() || given.hasMatchedOption("-o")) {
        Report.write(format, results, code, layout(given), surroundings.stdout());
      }
      List<String> wrong = files.write(results, code);
      wrong.forEach(it -> surroundings.err().println("runner: " + it));
      return wrong.isEmpty() ? ExitCode.OK : ExitCode.IO;
    } catch (IOException e) {
      throw new Abort(ExitCode.IO, "runner: " + e.getMessage());
    }
  }

  private Layout layout(ParseResult given) {
    Terminal terminal = surroundings.terminal();
    boolean coloured = RunArguments.colour(given).on(terminal.colour() && terminal.out());
    return new Layout(
        terminal.out() ? terminal.columns() : OptionalInt.empty(),
        coloured,
        given.hasMatchedOption("-v"));
  }
}
