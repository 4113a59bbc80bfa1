package dev.runner.cli;

import dev.runner.RunOptions;
import dev.runner.expr.Json;
import dev.runner.expr.Value;
import dev.runner.plan.HiddenValues;
import dev.runner.plan.ParamOrigin;
import dev.runner.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/// A plan for people: its bounds, and the values in it.
final class PlanText {
  private static final ParamOrigin UNKNOWN = new ParamOrigin("default", false);

  private PlanText() {}

  /// Its lines.
  static List<String> of(Plan plan, RunOptions options) {
    List<String> lines = new ArrayList<>();
    lines.add(plan.name() + plan.description().map(it -> ": " + it).orElse(""));
    lines.add("  " + String.join(", ", BoundTexts.of(plan.control(), options)));
    plan.params().forEach((name, value) -> lines.add("  param " + param(plan, name, value)));
    return lines;
  }

  private static String param(Plan plan, String name, Value value) {
    ParamOrigin origin = plan.origins().getOrDefault(name, UNKNOWN);
    String shown = origin.secret() ? HiddenValues.STARS : text(value);
    return name + ": " + shown + " (" + origin.from() + ")";
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
