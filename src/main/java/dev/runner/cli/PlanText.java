package dev.runner.cli;

import dev.runner.RunOptions;
import dev.runner.expr.Json;
import dev.runner.expr.Value;
import dev.runner.mask.Mask;
import dev.runner.plan.Origin;
import dev.runner.plan.Plan;
import dev.runner.plan.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A plan for people: its bounds, and the values in it.
final class PlanText {
  static final Origin UNKNOWN = new Origin("default", false);

  private PlanText() {}

  /// Its lines.
  static List<String> of(Plan plan, RunOptions options) {
    List<String> lines = new ArrayList<>();
    lines.add(plan.name() + plan.description().map(it -> ": " + it).orElse(""));
    lines.add("  " + String.join(", ", BoundTexts.of(plan.control(), options)));
    plan.instance().ifPresent(it -> lines.add("  instance " + it));
    plan.params().forEach((name, value) -> lines.add("  param " + param(plan, name, value)));
    plan.secrets().forEach(it -> lines.add("  secret " + it.name() + ": " + from(it)));
    plan.vars().forEach((name, value) -> lines.add("  var " + var(plan, name, value)));
    plan.limits().forEach((name, it) -> lines.add("  limit " + name + ": " + BoundTexts.text(it)));
    return lines;
  }

  /// Where its text would be read.
  static String from(Secret secret) {
    return switch (secret.origin()) {
      case Secret.Origin.Variable(String name) -> "env " + name;
      case Secret.Origin.File(Path path) -> "file " + path;
      case Secret.Origin.Output(List<String> argv) -> "command " + ShellWords.of(argv);
    };
  }

  private static String param(Plan plan, String name, Value value) {
    Origin origin = plan.origins().params().getOrDefault(name, UNKNOWN);
    String shown = origin.secret() ? Mask.STARS : text(value);
    return name + ": " + shown + " (" + origin.from() + ")";
  }

  /// Where it stands is said of what the plan includes.
  private static String var(Plan plan, String name, Value value) {
    Origin origin = plan.origins().vars().getOrDefault(name, UNKNOWN);
    boolean own = origin.from().equals(plan.source().name());
    return name
        + ": "
        + (origin.secret() ? Mask.STARS : text(value))
        + (own ? "" : " (" + origin.from() + ")");
  }

  private static String text(Value value) {
    return switch (value) {
      case Value.Arr(List<Value> items) ->
          "[" + String.join(", ", items.stream().map(PlanText::text).toList()) + "]";
      case Value.Obj record -> Json.write(record);
      default -> value.text().orElse("null");
    };
  }
}
