package dev.runner.cli;

import dev.runner.RunOptions;
import dev.runner.expr.Json;
import dev.runner.expr.Value;
import dev.runner.mask.Mask;
import dev.runner.plan.Origin;
import dev.runner.plan.Plan;
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
    plan.vars().forEach((name, value) -> lines.add("  var " + var(plan, name, value)));
    plan.limits().forEach((name, it) -> lines.add("  limit " + name + ": " + BoundTexts.text(it)));
    return lines;
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
