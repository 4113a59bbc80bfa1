package dev.runner.cli;

import dev.runner.Replay;
import dev.runner.expr.Json;
import dev.runner.journal.Journal;
import dev.runner.journal.RunFolder;
import dev.runner.journal.StateFolder;
import dev.runner.report.Changes;
import dev.runner.report.Detail;
import dev.runner.report.Results;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.ParseResult;

/// `runner diff`: the targets that ended otherwise in one run than in another.
final class DiffCommand implements Command {
  private static final int DIFFERENT = 1;
  private final Surroundings surroundings;

  DiffCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /// Two runs, the first of which is compared with the other.
  private record Pair(RunFolder before, RunFolder after) {}

  @Override
  public void declare(Syntax syntax) {
    syntax.command(
        "Shows which targets ended otherwise in a run than in one before.",
        "",
        RunChoice.HELP,
        "One run is compared with the one before it of the same plan.",
        "",
        "Exit code: 0 nothing has changed, 1 something has.",
        "",
        "Examples:",
        "  runner diff plan.yaml",
        "  runner diff 20261120-223000-5f3a9c 20261121-223000-81b20e",
        "  runner diff plan.yaml -o json");
    syntax.positional(0, "RUN", "The earlier run, or the only one.");
    syntax.positional(1, "RUN", "The later run.");
    syntax.choice(HistoryFormat.class, "FORMAT", "table, json.", "-o", "--output");
    StateArguments.addTo(syntax);
  }

  @Override
  public int run(ParseResult given) {
    return Broken.guarded(surroundings, () -> diff(given));
  }

  private int diff(ParseResult given) throws IOException {
    Pair runs = runs(given);
    Changes changes = changes(runs);
    Difference difference = new Difference(runs.before().id(), runs.after().id(), changes);
    if (given.matchedOptionValue("-o", HistoryFormat.TABLE) == HistoryFormat.JSON) {
      surroundings.out().println(Json.write(difference.json()));
    } else {
      Terminal terminal = surroundings.terminal();
      difference
          .lines(terminal.out() ? terminal.columns() : OptionalInt.empty())
          .forEach(surroundings.out()::println);
    }
    return changes.all().isEmpty() ? ExitCode.OK : DIFFERENT;
  }

  private Pair runs(ParseResult given) throws IOException {
    StateFolder state = StateArguments.of(given, surroundings);
    RunChoice choice = new RunChoice(surroundings, state);
    Optional<String> first = Optional.ofNullable(given.matchedPositionalValue(0, null));
    Optional<String> second = Optional.ofNullable(given.matchedPositionalValue(1, null));
    RunFolder one = choice.of(first);
    return second.isPresent()
        ? new Pair(one, choice.of(second))
        : new Pair(before(state, one), one);
  }

  private static RunFolder before(StateFolder state, RunFolder run) throws IOException {
    return state
        .before(run)
        .orElseThrow(
            () ->
                new Abort(
                    ExitCode.UNREADABLE,
                    "runner: run " + run.id() + " is the first of its plan that is known"));
  }

  private Changes changes(Pair runs) throws IOException {
    try (Results before = new Results(surroundings.scratch(), Detail.NONE);
        Results after = new Results(surroundings.scratch(), Detail.NONE)) {
      Replay.of(Journal.of(runs.before()), before);
      Replay.of(Journal.of(runs.after()), after);
      List.of(runs.before(), runs.after()).forEach(this::warn);
      return Changes.between(before, after);
    }
  }

  private void warn(RunFolder run) {
    RunState state = RunState.of(run);
    if (state.glance().flatMap(it -> it.end()).isEmpty()) {
      surroundings.err().println("runner: run " + run.id() + " has no end: " + state.outcome());
    }
  }
}
