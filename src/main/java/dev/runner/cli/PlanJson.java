package dev.runner.cli;

import dev.runner.RunOptions;
import dev.runner.Runner;
import dev.runner.expr.Value;
import dev.runner.mask.Mask;
import dev.runner.plan.Limiter;
import dev.runner.plan.Origin;
import dev.runner.plan.Plan;
import dev.runner.plan.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Writes down what holds for a plan as a whole: its bounds, and the values in it.
record PlanJson(Plan plan, BoundsJson bounds) {

  /// @param environment of runner itself
  static PlanJson of(Plan plan, Map<String, String> environment) {
    return new PlanJson(plan, new BoundsJson(Runner.mask(plan, environment)));
  }

  private JsonFields fields() {
    return new JsonFields(bounds.hidden());
  }

  /// The fields that the document begins with.
  ///
  /// @param options with which it would be run
  Map<String, Value> head(RunOptions options) {
    return fields()
        .number("version", 1)
        .text("plan", plan.name())
        .text("description", plan.description())
        .text("file", plan.source().name())
        .text("instance", plan.instance())
        .put("bounds", bounds.of(plan.control(), options))
        .put("params", values(plan.params(), plan.origins().params()))
        .put("secrets", new Value.Arr(plan.secrets().stream().map(this::secret).toList()))
        .put("vars", values(plan.vars(), plan.origins().vars()))
        .put("limits", limits())
        .fields();
  }

  private Value values(Map<String, Value> values, Map<String, Origin> origins) {
    List<Value> all = new ArrayList<>();
    values.forEach(
        (name, value) -> all.add(value(name, value, origins.getOrDefault(name, PlanText.UNKNOWN))));
    return new Value.Arr(all);
  }

  private Value value(String name, Value value, Origin origin) {
    return fields()
        .word("name", name)
        .value("value", origin.secret() ? Value.of(Mask.STARS) : value)
        .text("from", origin.from())
        .flag("secret", origin.secret())
        .value();
  }

  private Value secret(Secret secret) {
    return fields().word("name", secret.name()).text("from", PlanText.from(secret)).value();
  }

  private Value limits() {
    List<Value> all = new ArrayList<>();
    plan.limits().forEach((name, limiter) -> all.add(limit(name, limiter)));
    return new Value.Arr(all);
  }

  private Value limit(String name, Limiter limiter) {
    JsonFields fields = fields().word("limit", name);
    if (bounds.limiter(limiter) instanceof Value.Obj(Map<String, Value> more)) {
      more.forEach(fields::put);
    }
    return fields.value();
  }
}
