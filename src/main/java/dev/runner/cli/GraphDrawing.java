package dev.runner.cli;

import dev.runner.graph.Graph;
import dev.runner.graph.JobNode;
import dev.runner.graph.StepNode;
import java.util.ArrayList;
import java.util.List;

/// A graph as text. Ids of jobs and steps are plain words, so that nothing needs quoting.
final class GraphDrawing {
  private GraphDrawing() {}

  /// Jobs in the order of the report, each with its steps.
  static String tree(Graph graph) {
    StringBuilder text = new StringBuilder(graph.plan().name() + "\n");
    for (JobNode job : graph.jobs()) {
      boolean lastJob = job.index() == graph.jobs().size() - 1;
      text.append(lastJob ? "└── " : "├── ").append(job.id()).append(needs(job)).append('\n');
      for (StepNode step : job.steps()) {
        boolean lastStep = step.index() == job.steps().size() - 1;
        text.append(lastJob ? "    " : "│   ").append(lastStep ? "└── " : "├── ");
        text.append(step.last() ? "finally " : "").append(step.id());
        text.append(needs(job, step)).append('\n');
      }
    }
    return text.toString();
  }

  private static String needs(JobNode job) {
    List<String> needs = job.needs().stream().map(GraphDrawing::need).toList();
    return needs.isEmpty() ? "" : "  (needs " + String.join(", ", needs) + ")";
  }

  private static String need(JobNode.Edge edge) {
    return switch (edge.condition()) {
      case SUCCEEDED -> edge.job().id();
      case COMPLETED -> edge.job().id() + " completed";
      case READY -> edge.job().id() + " ready";
    };
  }

  /// What a step needs, where it isn't simply the one before.
  private static String needs(JobNode job, StepNode step) {
    List<Integer> usual = step.index() == 0 ? List.of() : List.of(step.index() - 1);
    if (step.last() || step.needs().equals(usual)) {
      return "";
    }
    List<String> needs = step.needs().stream().map(it -> job.steps().get(it).id()).toList();
    return needs.isEmpty() ? "  (needs none)" : "  (needs " + String.join(", ", needs) + ")";
  }

  /// A flow chart for Markdown.
  static String mermaid(Graph graph) {
    List<String> lines = new ArrayList<>(List.of("flowchart TD"));
    graph.jobs().forEach(job -> lines.add("  j" + job.index() + "[\"" + job.id() + "\"]"));
    for (JobNode job : graph.jobs()) {
      for (JobNode.Edge edge : job.needs()) {
        String arrow =
            switch (edge.condition()) {
              case SUCCEEDED -> " --> ";
              case COMPLETED -> " -.-> ";
              case READY -> " ==> ";
            };
        lines.add("  j" + edge.job().index() + arrow + "j" + job.index());
      }
    }
    return String.join("\n", lines) + "\n";
  }

  /// For Graphviz.
  static String dot(Graph graph) {
    List<String> lines =
        new ArrayList<>(
            List.of("digraph \"" + graph.plan().name() + "\" {", "  node [shape=box];"));
    graph.jobs().forEach(job -> lines.add("  \"" + job.id() + "\";"));
    for (JobNode job : graph.jobs()) {
      for (JobNode.Edge edge : job.needs()) {
        String style =
            switch (edge.condition()) {
              case SUCCEEDED -> "";
              case COMPLETED -> " [style=dashed]";
              case READY -> " [style=bold]";
            };
        lines.add("  \"" + edge.job().id() + "\" -> \"" + job.id() + "\"" + style + ";");
      }
    }
    return String.join("\n", lines) + "\n}\n";
  }
}
