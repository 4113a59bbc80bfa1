package dev.runner.cli;

import dev.runner.Loaded;
import dev.runner.RunOptions;
import dev.runner.graph.Graph;
import dev.runner.text.Excerpt;
import picocli.CommandLine.ParseResult;

/// `runner graph`: draws what needs what.
final class GraphCommand implements Command {
  private final Surroundings surroundings;

  /// What it is drawn as.
  enum Drawing {
    TREE,
    MERMAID,
    DOT
  }

  GraphCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void declare(Syntax syntax) {
    syntax.command(
        "Draws a plan's jobs and steps and what they need.",
        "",
        "Examples:",
        "  runner graph plan.yaml",
        "  runner graph plan.yaml -o mermaid        for a README",
        "  runner graph plan.yaml -o dot | dot -Tsvg >plan.svg");
    PlanArguments.addTo(syntax);
    syntax.choice(Drawing.class, "FORMAT", "tree, mermaid, dot.", "-o", "--output");
  }

  @Override
  public int run(ParseResult given) {
    Loaded loaded = PlanArguments.of(given).load(surroundings, RunOptions.NONE);
    if (!loaded.valid()) {
      surroundings.err().print(Excerpt.of(loaded.problems()));
      return ExitCode.INVALID;
    }
    Graph graph = loaded.graph();
    surroundings
        .out()
        .print(
            switch (given.matchedOptionValue("-o", Drawing.TREE)) {
              case TREE -> GraphDrawing.tree(graph);
              case MERMAID -> GraphDrawing.mermaid(graph);
              case DOT -> GraphDrawing.dot(graph);
            });
    return ExitCode.OK;
  }
}
