package dev.runner.schedule;

import dev.runner.expr.EvaluationException;
import dev.runner.expr.Names;
import dev.runner.expr.Value;
import dev.runner.plan.Shape;
import java.util.Map;
import java.util.Optional;

/// The names of a target before the run, where those of its job's `vars` are missing that only the
/// run can tell.
record ForeseenNames(Names behind, Map<String, Shape> vars) implements Names {

  @Override
  public Optional<Value> named(String name) throws EvaluationException {
    return name.equals("vars") && !vars.isEmpty() ? Optional.of(foreseen()) : behind.named(name);
  }

  private Value foreseen() throws EvaluationException {
    Map<String, Value> all = TargetVars.constants(behind);
    for (Map.Entry<String, Shape> one : vars.entrySet()) {
      Names before = behind.with("vars", new Value.Obj(all));
      all.remove(one.getKey());
      try {
        all.put(one.getKey(), one.getValue().evaluate(before));
      } catch (EvaluationException _) {
        // Whoever asks for it is told that it is not there.
      }
    }
    return new Value.Obj(all);
  }
}
