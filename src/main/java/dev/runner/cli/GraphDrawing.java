package dev.runner.cli;

import dev.runner.graph.Graph;
import dev.runner.graph.JobNode;
import dev.runner.graph.StepNode;
import dev.runner.plan.Need;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A graph as text. Ids of jobs and steps are plain words, so that nothing needs quoting.
final class GraphDrawing {
  private GraphDrawing() {}

  /// Jobs in the order of the report, each with its steps.
  static String tree(Graph graph) {
    StringBuilder text = new StringBuilder(graph.plan().name() + "\n");
    List<JobNode> all = graph.all();
    for (JobNode job : all) {
      boolean lastJob = job.index() == all.size() - 1;
      text.append(lastJob ? "└── " : "├── ").append(job.id()).append(needs(job)).append('\n');
      for (StepNode step : job.steps()) {
        boolean lastStep = step.index() == job.steps().size() - 1;
        text.append(lastJob ? "    " : "│   ").append(lastStep ? "└── " : "├── ");
        text.append(step.last() && !job.closes() ? "finally " : "").append(step.id());
        text.append(needs(job, step)).append('\n');
      }
    }
    return text.toString();
  }

  private static String needs(JobNode job) {
    List<String> needs = job.needs().stream().map(GraphDrawing::need).toList();
    return job.closes()
        ? "  (once all jobs have ended)"
        : needs.isEmpty() ? "" : "  (needs " + String.join(", ", needs) + ")";
  }

  /// The jobs that no other needs.
  private static List<JobNode> ends(Graph graph) {
    Set<JobNode> needed = new HashSet<>();
    graph.jobs().forEach(job -> job.needs().forEach(it -> needed.add(it.job())));
    return graph.jobs().stream().filter(it -> !needed.contains(it)).toList();
  }

  private static String need(JobNode.Edge edge) {
    return edge.manner().stream().reduce(edge.job().id(), (text, it) -> text + " " + it);
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
              case SUCCEEDED -> " -->";
              case COMPLETED -> " -.->";
              case READY -> " ==>";
            };
        lines.add("  j" + edge.job().index() + arrow + label(edge) + " j" + job.index());
      }
    }
    for (JobNode closing : graph.closing()) {
      lines.add("  j" + closing.index() + "([\"" + closing.id() + "\"])");
      ends(graph).forEach(it -> lines.add("  j" + it.index() + " -.-> j" + closing.index()));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String label(JobNode.Edge edge) {
    return edge.match() == Need.Match.TARGET ? "|by target|" : "";
  }

  private static String style(JobNode.Edge edge) {
    List<String> attributes = new ArrayList<>();
    switch (edge.condition()) {
      case SUCCEEDED -> {}
      case COMPLETED -> attributes.add("style=dashed");
      case READY -> attributes.add("style=bold");
    }
    if (edge.match() == Need.Match.TARGET) {
      attributes.add("label=\"by target\"");
    }
    return attributes.isEmpty() ? "" : " [" + String.join(", ", attributes) + "]";
  }

  /// For Graphviz.
  static String dot(Graph graph) {
    List<String> lines =
        new ArrayList<>(
            List.of("digraph \"" + graph.plan().name() + "\" {", "  node [shape=box];"));
    graph.jobs().forEach(job -> lines.add("  \"" + job.id() + "\";"));
    for (JobNode job : graph.jobs()) {
      for (JobNode.Edge edge : job.needs()) {
        lines.add("  \"" + edge.job().id() + "\" -> \"" + job.id() + "\"" + style(edge) + ";");
      }
    }
    for (JobNode closing : graph.closing()) {
      lines.add("  \"" + closing.id() + "\" [shape=ellipse];");
      ends(graph)
          .forEach(
              it -> lines.add("  \"" + it.id() + "\" -> \"" + closing.id() + "\" [style=dashed];"));
    }
    return String.join("\n", lines) + "\n}\n";
  }
}
