package dev.runner.cli;

import static java.util.stream.Collectors.joining;

import dev.runner.expr.Json;
import java.util.List;
import picocli.CommandLine.ParseResult;

/// `runner validate`: says all that is wrong with plans.
final class ValidateCommand implements Command {
  private final Surroundings surroundings;

  ValidateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void declare(Syntax syntax) {
    syntax.command(
        "Says everything that is wrong with plans, with its place; starts nothing.",
        "",
        "Params without a default need no value here.",
        "",
        "Examples:",
        "  runner validate plan.yaml",
        "  runner validate plans/*.yaml",
        "  runner validate -o github plans/*.yaml    annotations in GitHub Actions");
    PlanArguments.addSeveralTo(syntax);
    syntax.choice(
        ProblemFormat.class,
        "FORMAT",
        "text (which it is where nothing is said), json, github.",
        "-o",
        "--output");
  }

  @Override
  public int run(ParseResult given) {
    List<Checked> plans =
        PlanArguments.several(given).stream().map(it -> Checked.of(it, surroundings)).toList();
    int told =
        switch (given.matchedOptionValue("-o", ProblemFormat.TEXT)) {
          case TEXT -> text(plans);
          case JSON -> Broken.printed(surroundings, Json.write(Checked.document(plans)) + "\n");
          case GITHUB -> Broken.printed(surroundings, annotations(plans));
        };
    plans.stream()
        .flatMap(it -> it.usage().stream())
        .distinct()
        .forEach(it -> surroundings.err().println("runner: " + it));
    return told == ExitCode.OK
        ? plans.stream().mapToInt(Checked::code).max().orElse(ExitCode.OK)
        : told;
  }

  private int text(List<Checked> plans) {
    surroundings
        .err()
        .print(
            plans.stream().map(Checked::text).filter(it -> !it.isEmpty()).collect(joining("\n")));
    plans.stream()
        .filter(it -> it.code() == ExitCode.OK)
        .forEach(it -> surroundings.out().println(it.file() + ": a valid plan"));
    return ExitCode.OK;
  }

  private static String annotations(List<Checked> plans) {
    return plans.stream()
        .flatMap(Checked::findings)
        .map(it -> it.annotation() + "\n")
        .collect(joining());
  }
}
