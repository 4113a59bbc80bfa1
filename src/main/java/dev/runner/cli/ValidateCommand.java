package dev.runner.cli;

import dev.runner.Loaded;
import dev.runner.RunOptions;
import dev.runner.text.Excerpt;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `runner validate`: says all that is wrong with a plan.
final class ValidateCommand implements Command {
  private final Surroundings surroundings;

  ValidateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Specs.command(
            "Says everything that is wrong with a plan, with its place; starts nothing.",
            "",
            "Params without a default need no value here.",
            "",
            "Examples:",
            "  runner validate plan.yaml",
            "  for plan in plans/*.yaml; do runner validate \"$plan\"; done");
    PlanArguments.addTo(spec);
    return spec;
  }

  @Override
  public int run(ParseResult given) {
    PlanArguments plan = PlanArguments.of(given);
    Loaded loaded = plan.load(surroundings, RunOptions.NONE);
    surroundings.err().print(Excerpt.of(loaded.problems()));
    loaded.usage().forEach(it -> surroundings.err().println("runner: " + it));
    if (!loaded.valid()) {
      return ExitCode.INVALID;
    }
    if (!loaded.usage().isEmpty()) {
      return ExitCode.USAGE;
    }
    surroundings.out().println(plan.shown() + ": a valid plan");
    return ExitCode.OK;
  }
}
