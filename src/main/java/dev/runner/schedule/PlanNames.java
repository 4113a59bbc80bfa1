package dev.runner.schedule;

import dev.runner.expr.EvaluationException;
import dev.runner.expr.Names;
import dev.runner.expr.Template;
import dev.runner.expr.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Constant names, and `env`: runner's own environment below the plan's, without what holds
/// secrets.
record PlanNames(
    Map<String, Value> constants, Map<String, String> environment, Map<String, Template> env)
    implements Names {

  @Override
  public Optional<Value> named(String name) throws EvaluationException {
    return name.equals("env") ? Optional.of(merged()) : Optional.ofNullable(constants.get(name));
  }

  private Value merged() throws EvaluationException {
    Map<String, Value> values = new LinkedHashMap<>();
    environment.forEach((name, value) -> values.put(name, Value.of(value)));
    Names before = before(new Value.Obj(values));
    for (Map.Entry<String, Template> entry : env.entrySet()) {
      if (entry.getValue().uses("secrets")) {
        values.remove(entry.getKey());
      } else {
        values.put(entry.getKey(), Value.of(entry.getValue().text(before)));
      }
    }
    return new Value.Obj(values);
  }

  private Names before(Value env) {
    return name -> name.equals("env") ? Optional.of(env) : Optional.ofNullable(constants.get(name));
  }
}
