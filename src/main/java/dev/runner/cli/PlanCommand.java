package dev.runner.cli;

import dev.runner.Loaded;
import dev.runner.journal.StateFolder;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/// `runner plan`: what `apply` would do.
final class PlanCommand implements Command {
  private final Surroundings surroundings;

  PlanCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void declare(Syntax syntax) {
    syntax.command(
        "Shows what apply would do: jobs, targets, steps, the exact commands, and what bounds"
            + " the run. Starts nothing.",
        "",
        "A command that lists targets is run only with --resolve.",
        "",
        "Examples:",
        "  runner plan plan.yaml",
        "  runner plan plan.yaml -v            every target, not only the first of each job",
        "  runner plan plan.yaml -p root=/srv --job build",
        "  runner plan plan.yaml -o json       every target, for a program: see `runner schema outline`",
        "  runner plan plan.yaml --resume      of each task whether it is kept or run, and why");
    PlanArguments.addTo(syntax);
    PlanArguments.addTargetsTo(syntax);
    RunArguments.addDecidingTo(syntax);
    Resumption.addTo(syntax);
    StateArguments.addTo(syntax);
    syntax.choice(OutlineFormat.class, "FORMAT", "text, json.", "-o", "--output");
    syntax.flag("Show every request as a command of curl.", "--curl");
    syntax.flag(
        "End with 2 where there is something to be done, with 0 where there is nothing.",
        "--detailed-exitcode");
    syntax.flag("Run the commands that list targets.", "--resolve");
  }

  @Override
  public int run(ParseResult given) throws Exception {
    RunArguments run = RunArguments.of(given);
    Loaded loaded = PlanArguments.of(given).sound(surroundings, run.options());
    Preview preview = new Preview(surroundings, run, loaded, form(given));
    boolean detailed = given.hasMatchedOption("--detailed-exitcode");
    return Broken.guarded(
        surroundings, () -> show(preview, given) && detailed ? ExitCode.TO_DO : ExitCode.OK);
  }

  private boolean show(Preview preview, ParseResult given)
      throws IOException, InterruptedException {
    StateFolder state = StateArguments.of(given, surroundings);
    Optional<Resumption> resumed = Resumption.of(given, state, preview.loaded().graph());
    return resumed.isPresent()
        ? preview.show(resumed.get(), state)
        : preview.show(Optional.of(state));
  }

  private static Preview.Form form(ParseResult given) {
    return new Preview.Form(
        given.matchedOptionValue("-o", OutlineFormat.TEXT),
        given.hasMatchedOption("--resolve"),
        given.hasMatchedOption("--curl"));
  }
}
