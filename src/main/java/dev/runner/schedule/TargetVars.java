package dev.runner.schedule;

import dev.runner.expr.EvaluationException;
import dev.runner.expr.Names;
import dev.runner.expr.Value;
import dev.runner.plan.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The `vars` that a job has for one of its targets: evaluated when somebody first asks, and from
/// then on what they are, be it that they can't be had. Any thread may ask.
final class TargetVars {
  private final Map<String, Shape> written;
  private @Nullable Map<String, Value> known;
  private @Nullable EvaluationException failure;

  TargetVars(Map<String, Shape> written) {
    this.written = written;
  }

  boolean none() {
    return written.isEmpty();
  }

  /// These over the `vars` of the plan.
  ///
  /// @param names what they may use besides each other, whoever asks
  Value over(Names names) throws EvaluationException {
    return new Value.Obj(all(names));
  }

  /// These alone, for others to see: each is null where they can't be had.
  Value seen(Names names) {
    try {
      Map<String, Value> own = new LinkedHashMap<>(all(names));
      own.keySet().retainAll(written.keySet());
      return new Value.Obj(own);
    } catch (EvaluationException _) {
      return unknown(written);
    }
  }

  /// What others see where no target has begun.
  static Value unknown(Map<String, Shape> written) {
    Map<String, Value> nulls = new LinkedHashMap<>();
    written.keySet().forEach(it -> nulls.put(it, Value.NULL));
    return new Value.Obj(nulls);
  }

  private synchronized Map<String, Value> all(Names names) throws EvaluationException {
    if (failure != null) {
      throw failure;
    }
    Map<String, Value> all = known;
    if (all == null) {
      all = evaluated(names);
      known = all;
    }
    return all;
  }

  private Map<String, Value> evaluated(Names names) throws EvaluationException {
    try {
      Map<String, Value> all = constants(names);
      for (Map.Entry<String, Shape> one : written.entrySet()) {
        Names before = names.with("vars", new Value.Obj(all));
        all.put(one.getKey(), one.getValue().evaluate(before));
      }
      return all;
    } catch (EvaluationException e) {
      failure = e;
      throw e;
    }
  }

  /// The `vars` of the plan.
  static Map<String, Value> constants(Names names) throws EvaluationException {
    return names.named("vars").orElse(Value.NULL) instanceof Value.Obj(Map<String, Value> fields)
        ? new LinkedHashMap<>(fields)
        : new LinkedHashMap<>();
  }
}
