package dev.runner.journal;

import dev.runner.graph.Graph;
import dev.runner.graph.JobNode;
import dev.runner.graph.StepNode;
import dev.runner.plan.Command;
import dev.runner.plan.Job;
import dev.runner.plan.Need;
import dev.runner.plan.TargetSource;
import java.util.List;
import java.util.Locale;

/// Writes what a report has to know of a plan, as a plan: its jobs and steps by their names, and
/// the texts of scripts as a shell gets them; without a value or an expression of it.
final class GraphJson {
  /// So many characters of a script are kept.
  private static final int MOST = 16 << 10;

  private GraphJson() {}

  static void put(Graph graph, JsonText json) {
    json.field("plan", graph.plan().name())
        .field("file", graph.plan().source().name())
        .field("folder", graph.plan().folder().toString())
        .name("graph")
        .open('{')
        .field("version", 1)
        .field("name", plain(graph.plan().name()))
        .name("jobs")
        .open('{');
    graph.jobs().forEach(it -> put(it, json));
    json.close('}');
    graph.closing().forEach(it -> steps(it.id(), it.steps(), json));
    json.close('}');
  }

  private static void put(JobNode node, JsonText json) {
    Job job = node.job();
    json.name(node.id()).open('{');
    job.name().ifPresent(it -> json.field("name", plain(it)));
    json.name("needs").open('{');
    for (JobNode.Edge edge : node.needs()) {
      json.name(edge.job().id()).open('{').field("condition", word(edge.condition()));
      if (edge.match() != Need.Match.ALL) {
        json.field("match", word(edge.match()));
      }
      json.close('}');
    }
    json.close('}');
    if (!(job.targets().source() instanceof TargetSource.Single)) {
      json.name("targets").open('[').string("-").close(']');
    }
    steps("steps", node.steps().stream().filter(it -> !it.last()).toList(), json);
    steps("finally", node.steps().stream().filter(StepNode::last).toList(), json);
    report(job, json);
    json.close('}');
  }

  private static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  private static void steps(String name, List<StepNode> steps, JsonText json) {
    if (steps.isEmpty()) {
      return;
    }
    json.name(name).open('[');
    for (StepNode step : steps) {
      json.open('{').field("id", step.id());
      put(step.step().command(), json);
      if (step.service()) {
        json.field("background", true);
      }
      json.close('}');
    }
    json.close(']');
  }

  private static void put(Command command, JsonText json) {
    switch (command) {
      case Command.Request _ ->
          json.name("http").open('{').field("url", "http://localhost").close('}');
      case Command.Exec _ -> json.name("exec").open('[').string("true").close(']');
      case Command.Script script -> {
        json.field("run", text(script.text().toString()));
        shell(script.shell(), json);
      }
    }
  }

  private static String text(String script) {
    String plain = plain(script);
    return plain.isBlank()
        ? ":"
        : plain.length() <= MOST ? plain : plain.substring(0, MOST) + "\n# (cut here)\n";
  }

  private static void shell(Command.Shell shell, JsonText json) {
    switch (shell) {
      case Command.Shell.Sh _ -> json.field("shell", "sh");
      case Command.Shell.Bash _ -> json.field("shell", "bash");
      case Command.Shell.Other(List<String> argv) -> {
        json.name("shell").open('[');
        argv.forEach(it -> json.string(plain(it)));
        json.close(']');
      }
    }
  }

  private static void report(Job job, JsonText json) {
    boolean sorted = !job.report().sort().isEmpty();
    if (job.report().columns().isEmpty() && !sorted) {
      return;
    }
    json.name("report").open('{').name("columns").open('{');
    job.report().columns().keySet().forEach(it -> json.field(it, "target.key"));
    json.close('}');
    if (sorted) {
      json.name("sort").open('[').string("target.key").close(']');
    }
    job.report().groupBy().ifPresent(it -> json.field("group_by", it));
    if (!job.report().totals().isEmpty()) {
      json.name("totals").open('{');
      job.report()
          .totals()
          .forEach((column, total) -> json.field(column, total.name().toLowerCase(Locale.ROOT)));
      json.close('}');
    }
    json.close('}');
  }

  /// A text that is no template.
  private static String plain(String text) {
    return text.replace("${{", "$ {{");
  }
}
