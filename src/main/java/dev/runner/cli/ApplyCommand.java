package dev.runner.cli;

import dev.runner.Loaded;
import dev.runner.driver.process.Leftovers;
import dev.runner.journal.Head;
import dev.runner.journal.StateFolder;
import dev.runner.plan.StreamMode;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `runner apply`: runs a plan.
final class ApplyCommand implements Command {
  private final Surroundings surroundings;

  ApplyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Specs.command(
            "Runs a plan and reports what became of every target, in plan order.",
            "",
            "Examples:",
            "  runner apply plan.yaml",
            "  runner apply plan.yaml -p root=~/src -j 8     with a param, eight at once",
            "  runner apply plan.yaml --target 'web-*' -v    only some targets, telling everything",
            "  runner apply plan.yaml --targets a,b          other targets than the plan's",
            "  runner apply plan.yaml -o json >result.json   the report for a program",
            "  runner apply plan.yaml --output-dir logs      what each command prints, as files",
            "  runner apply plan.yaml --watch                again whenever files change",
            "  runner apply plan.yaml -n                     what would be done",
            "",
            "Exit code: 0 nothing unsuccessful, 1 no target succeeded, 2 some did; 64 wrong",
            "command line, 65 invalid plan, 66 unreadable plan, 74 what was to be written could",
            "not be, 75 deadline, 128+n ended by a signal.");
    PlanArguments.addTo(spec);
    PlanArguments.addTargetsTo(spec);
    RunArguments.addTo(spec);
    RunArguments.addWatchTo(spec);
    StateArguments.addTo(spec);
    Resumption.addTo(spec);
    return spec;
  }

  @Override
  public int run(ParseResult given) throws Exception {
    RunArguments run = RunArguments.of(given);
    Loaded loaded = PlanArguments.of(given).sound(surroundings, run.options());
    if (run.dryRun()) {
      return new Outline(surroundings, run, false, false).print(loaded);
    }
    StateFolder state = StateArguments.of(given, surroundings);
    Optional<Resumption> resumed = Resumption.of(given, state, loaded.graph());
    if (resumed.isPresent()) {
      resumed.get().begin(surroundings.err(), run.quiet());
    }
    Head head = new Head(Leftovers.mark(), given.originalArgs(), surroundings.folder());
    Leaving leaving = new Leaving(state, head, resumed);
    return new Execution(surroundings, run, StreamMode.FAILURES, Optional.of(leaving)).run(loaded);
  }
}
