package dev.runner.cli;

import dev.runner.journal.RunFolder;
import dev.runner.journal.StateFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ParseResult;

/// `runner rm`: deletes what runs have left.
final class RmCommand implements Command {
  private final Surroundings surroundings;

  RmCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void declare(Syntax syntax) {
    syntax.command(
        "Deletes runs: their journals, and what their tasks printed.",
        "",
        "RUN is the id of a run, or its unique beginning, or a plan's file for the latest run of",
        "that. A run that is under way is not deleted. Where one of those that are named is not",
        "known, or is under way, none is deleted.",
        "",
        "Examples:",
        "  runner rm 20261120-223000-5f3a9c",
        "  runner rm --older 90d                all runs that began longer ago",
        "  runner rm --all plan.yaml            all runs of a plan",
        "  runner rm --all plan.yaml --older 7d");
    syntax.positionals("RUN", "The runs.");
    syntax.value(Path.class, Path::of, "PLAN", "All runs of a plan's file.", "--all");
    syntax.value(Duration.class, Words::duration, "TIME", "Only older ones: 36h, 90d.", "--older");
    StateArguments.addTo(syntax);
  }

  @Override
  public int run(ParseResult given) {
    return Broken.guarded(surroundings, () -> remove(given));
  }

  private int remove(ParseResult given) throws IOException {
    StateFolder state = StateArguments.of(given, surroundings);
    List<String> named = given.matchedPositionalValue(0, List.<String>of());
    boolean several = given.hasMatchedOption("--all") || given.hasMatchedOption("--older");
    if (named.isEmpty() != several) {
      throw new Abort(
          ExitCode.USAGE, "runner: name the runs, or say --all PLAN or --older TIME, not both");
    }
    List<RunFolder> gone = several ? idle(chosen(given, state)) : named(named, state);
    for (RunFolder run : gone) {
      run.delete();
    }
    surroundings.err().println(gone.size() == 1 ? "1 run deleted" : gone.size() + " runs deleted");
    return ExitCode.OK;
  }

  private List<RunFolder> named(List<String> named, StateFolder state) throws IOException {
    RunChoice choice = new RunChoice(surroundings, state);
    Set<RunFolder> runs = new LinkedHashSet<>();
    for (String one : named) {
      RunFolder run = choice.of(Optional.of(one));
      if (run.underWay()) {
        throw new Abort(
            ExitCode.TRY_AGAIN, "runner: run " + run.id() + " is under way; nothing was deleted");
      }
      runs.add(run);
    }
    return List.copyOf(runs);
  }

  /// What is no run's folder stays.
  private List<RunFolder> chosen(ParseResult given, StateFolder state) throws IOException {
    Optional<Path> plan = Optional.ofNullable(given.matchedOptionValue("--all", null));
    Optional<Duration> age = Optional.ofNullable(given.matchedOptionValue("--older", null));
    List<RunFolder> all =
        plan.isPresent() ? state.runs(surroundings.located(plan.get())) : state.runs();
    Optional<Instant> latest = age.map(it -> Instant.now().minus(it));
    return all.stream()
        .filter(it -> it.named() && (latest.isEmpty() || it.before(latest.get())))
        .toList();
  }

  private List<RunFolder> idle(List<RunFolder> runs) throws IOException {
    List<RunFolder> idle = new ArrayList<>();
    for (RunFolder run : runs) {
      if (run.underWay()) {
        surroundings.err().println("runner: run " + run.id() + " is under way: it stays");
      } else {
        idle.add(run);
      }
    }
    return idle;
  }
}
