package dev.runner.cli;

import dev.runner.Merging;
import dev.runner.Replay;
import dev.runner.journal.Earlier;
import dev.runner.journal.Journal;
import dev.runner.journal.RunFolder;
import dev.runner.report.Detail;
import dev.runner.report.Format;
import dev.runner.report.Layout;
import dev.runner.report.Report;
import dev.runner.report.Results;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.ParseResult;

/// `runner report`: the report of a run, once more.
final class ReportCommand implements Command {
  private static final String MERGE = "merge";

  private final Surroundings surroundings;

  ReportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void declare(Syntax syntax) {
    syntax.command(
        "Prints the report of a run once more, from its journal.",
        "",
        RunChoice.HELP,
        "",
        "Examples:",
        "  runner report",
        "  runner report plan.yaml -o json",
        "  runner report --report junit=report.xml --report markdown=report.md",
        "  runner report merge 20261120-2230 20261120-2231 -o html >shards.html",
        "  runner report 20261120-223000-5f3a9c -v");
    syntax.positionals("RUN", "The run; `merge RUN...`: several as if they were one.");
    syntax.choice(Format.class, "FORMAT", RunArguments.FORMATS, "-o", "--output");
    ReportOptions.addTo(syntax);
    ReportFiles.addTo(syntax);
    syntax.flag("Tell everything.", "-v", "--verbose");
    RunArguments.addColourTo(syntax);
    StateArguments.addTo(syntax);
  }

  @Override
  public int run(ParseResult given) throws IOException {
    RunChoice choice = new RunChoice(surroundings, StateArguments.of(given, surroundings));
    List<String> said = given.matchedPositionalValue(0, List.<String>of());
    List<RunFolder> runs = new ArrayList<>();
    boolean merges = !said.isEmpty() && said.getFirst().equals(MERGE);
    if (merges && said.size() < 3 || !merges && said.size() > 1) {
      throw new Abort(
          ExitCode.USAGE,
          "runner: several runs are told as one by `runner report merge RUN RUN...`");
    }
    for (String one : merges ? said.subList(1, said.size()) : said) {
      runs.add(choice.of(Optional.of(one)));
    }
    if (runs.isEmpty()) {
      runs.add(choice.of(Optional.empty()));
    }
    Format format = given.matchedOptionValue("-o", Format.TABLE);
    List<ReportFiles.Wanted> wanted = ReportFiles.of(given);
    Detail detail = ReportFiles.detail(format, wanted);
    try (ReportFiles files = ReportFiles.open(wanted, surroundings);
        Results results = new Results(surroundings.scratch(), detail)) {
      if (detail.executed()) {
        results.usually(new Earlier().before(runs.getLast()));
      }
      int code = merges ? merged(runs, results) : told(runs.getFirst(), given, results);
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

  /// Tells a run.
  ///
  /// @return what its process ended with
  private static int told(RunFolder run, ParseResult given, Results results) throws IOException {
    Journal journal = Journal.of(run);
    List<String> misfits = Replay.of(journal, ReportOptions.of(given, true), results);
    if (!misfits.isEmpty()) {
      throw new Abort(ExitCode.USAGE, "runner: " + String.join("\nrunner: ", misfits));
    }
    return journal.exitCode().orElse(ExitCode.of(results.verdict(), Optional.empty()));
  }

  /// Tells several as one.
  private static int merged(List<RunFolder> runs, Results results) throws IOException {
    List<Journal> journals = new ArrayList<>();
    for (RunFolder run : runs) {
      journals.add(Journal.of(run));
    }
    new Merging(journals).tell(results);
    return ExitCode.of(results.verdict(), Optional.empty());
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
