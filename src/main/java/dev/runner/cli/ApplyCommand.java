package dev.runner.cli;

import dev.runner.Loaded;
import dev.runner.PastRuns;
import dev.runner.Runner;
import dev.runner.driver.process.Leftovers;
import dev.runner.journal.Head;
import dev.runner.journal.PlanLock;
import dev.runner.journal.StateFolder;
import dev.runner.plan.Overlap;
import dev.runner.plan.StreamMode;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/// `runner apply`: runs a plan.
final class ApplyCommand implements Command {
  private final Surroundings surroundings;

  ApplyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void declare(Syntax syntax) {
    syntax.command(
        "Runs a plan and reports what became of every target, in plan order.",
        "",
        "Examples:",
        "  runner apply plan.yaml",
        "  runner apply plan.yaml -p root=~/src -j 8     with a param, eight at once",
        "  runner apply plan.yaml --target 'web-*' -v    only some targets, telling everything",
        "  runner apply plan.yaml --targets a,b          other targets than the plan's",
        "  runner apply plan.yaml -o json >result.json   the report for a program",
        "  runner apply plan.yaml --output-dir logs      what each command prints, as files",
        "  runner apply plan.yaml --overlap skip         not while another run of it is under way",
        "  runner apply plan.yaml --events - | jq .      what happens, as it happens, as JSON lines",
        "  runner apply plan.yaml --watch                again whenever files change",
        "  runner apply plan.yaml -n                     what would be done; -o json for a program",
        "",
        "Exit code: 0 nothing unsuccessful, 1 no target succeeded, or declined at a plan's",
        "`confirm`, 2 some succeeded; 64 wrong command line, 65 invalid plan, 66 unreadable plan,",
        "74 what was to be written could not be, 75 deadline, or another run is under way,",
        "128+n ended by a signal.");
    PlanArguments.addTo(syntax);
    PlanArguments.addTargetsTo(syntax);
    RunArguments.addTo(syntax);
    ReportOptions.addTo(syntax);
    Browser.addTo(syntax);
    RunArguments.addWatchTo(syntax);
    RunArguments.addEventsTo(syntax);
    OverlapArguments.addTo(syntax);
    StateArguments.addTo(syntax);
    Resumption.addTo(syntax);
    Confirmation.addTo(syntax);
  }

  @Override
  public int run(ParseResult given) throws Exception {
    RunArguments run = RunArguments.of(given);
    Loaded loaded = PlanArguments.of(given).sound(surroundings, run.options());
    Overlap overlap = OverlapArguments.of(given, loaded.graph().plan().overlap());
    return run.dryRun() ? dryRun(loaded, run, given) : apply(loaded, run, overlap, given);
  }

  private int dryRun(Loaded loaded, RunArguments run, ParseResult given)
      throws InterruptedException {
    Preview preview = new Preview(surroundings, run, loaded, Preview.Form.of(run));
    Optional<StateFolder> state = Optional.of(StateArguments.of(given, surroundings));
    return Broken.guarded(
        surroundings,
        () -> {
          preview.show(state);
          return ExitCode.OK;
        });
  }

  private Confirmation confirmation(
      Loaded loaded,
      RunArguments run,
      Optional<Resumption> resumed,
      StateFolder state,
      SignalHandlers signals) {
    PastRuns past = new PastRuns(state, resumed.map(it -> it.journal().folder().id()));
    Preview preview = new Preview(surroundings, run, loaded, Preview.Form.of(run));
    Runner quiet = new Runner(surroundings.setting(Optional.of(past)).silent());
    return new Confirmation(
        surroundings,
        signals,
        loaded,
        quiet.targets(loaded.graph(), run.options()),
        resumed.map(it -> new ResumeOutline(preview, it, state)));
  }

  private int apply(Loaded loaded, RunArguments run, Overlap overlap, ParseResult given)
      throws IOException, InterruptedException {
    StateFolder state = StateArguments.of(given, surroundings);
    SignalHandlers signals = new SignalHandlers();
    Entrance entrance = new Entrance(surroundings, state, signals, run.quiet());
    try (PlanLock _ = entrance.enter(loaded.graph().plan(), overlap)) {
      Optional<Resumption> resumed = Resumption.of(given, state, loaded.graph());
      if (!Confirmation.needless(given, loaded.graph().plan())) {
        confirmation(loaded, run, resumed, state, signals).ask();
      }
      if (resumed.isPresent()) {
        resumed.get().begin(surroundings.err(), run.quiet());
      }
      Head head =
          new Head(
              Leftovers.mark(),
              PlanArguments.kept(given, loaded.graph().plan()),
              surroundings.folder());
      Leaving leaving = new Leaving(state, head, resumed);
      return new Execution(surroundings, run, StreamMode.FAILURES, Optional.of(leaving), signals)
          .run(loaded);
    }
  }
}
