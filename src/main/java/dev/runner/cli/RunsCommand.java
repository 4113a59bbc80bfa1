package dev.runner.cli;

import dev.runner.expr.Json;
import dev.runner.expr.Value;
import dev.runner.journal.Earlier;
import dev.runner.journal.RunFolder;
import dev.runner.journal.StateFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import picocli.CommandLine.ParseResult;

/// `runner runs`: the runs of a plan, or all of them.
final class RunsCommand implements Command {
  private static final int USUAL = 20;
  private final Surroundings surroundings;

  RunsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void declare(Syntax syntax) {
    syntax.command(
        "Lists runs, the latest first.",
        "",
        "A table has the latest 20, JSON has all, unless -n says otherwise.",
        "",
        "Examples:",
        "  runner runs",
        "  runner runs plan.yaml -n 100",
        "  runner runs -o json | jq '.[] | select(.outcome == \"failed\") | .run'");
    syntax.positional("PLAN", "A plan's file: only its runs.");
    syntax.choice(HistoryFormat.class, "FORMAT", "table, json.", "-o", "--output");
    syntax.value(Integer.class, Words::count, "N", "The latest N.", "-n", "--number");
    StateArguments.addTo(syntax);
  }

  @Override
  public int run(ParseResult given) {
    return Broken.guarded(surroundings, () -> list(given));
  }

  private int list(ParseResult given) throws IOException {
    StateFolder state = StateArguments.of(given, surroundings);
    Optional<String> plan = Optional.ofNullable(given.matchedPositionalValue(0, null));
    List<RunFolder> all =
        plan.isPresent() ? state.runs(surroundings.located(Path.of(plan.get()))) : state.runs();
    boolean json = given.matchedOptionValue("-o", HistoryFormat.TABLE) == HistoryFormat.JSON;
    int most = given.matchedOptionValue("-n", json ? Integer.MAX_VALUE : USUAL);
    List<RunState> shown = all.stream().limit(most).map(RunState::of).toList();
    if (json) {
      Value value = new Value.Arr(shown.stream().map(RunState::json).toList());
      surroundings.out().println(Json.write(value));
    } else {
      Earlier earlier = new Earlier();
      table(shown.stream().map(it -> it.comparedWith(earlier)).toList(), all.size());
    }
    return ExitCode.OK;
  }

  private void table(List<RunState> shown, int all) {
    if (all == 0) {
      surroundings.err().println("runner: no runs are known");
      return;
    }
    Terminal terminal = surroundings.terminal();
    Grid grid =
        new Grid(RunState.HEADINGS, Set.of(4, 5, 6), shown.stream().map(RunState::row).toList());
    grid.lines(terminal.out() ? terminal.columns() : OptionalInt.empty())
        .forEach(surroundings.out()::println);
    if (shown.size() < all) {
      surroundings
          .err()
          .println("... and " + (all - shown.size()) + " more; -n " + all + " shows all");
    }
  }
}
