package dev.runner.schedule;

import dev.runner.expr.EvaluationException;
import dev.runner.expr.Names;
import dev.runner.expr.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The names of a job, and in `needs` what became of the targets that one of its own follows.
///
/// @param pairs by the ids of their jobs
record PairNames(Names job, Map<String, Fates.Pair> pairs) implements Names {

  @Override
  public Optional<Value> named(String name) throws EvaluationException {
    return name.equals("needs") ? Optional.of(needs()) : job.named(name);
  }

  private Value needs() throws EvaluationException {
    Map<String, Value> all = new LinkedHashMap<>();
    if (job.named("needs").orElse(Value.NULL) instanceof Value.Obj(Map<String, Value> whole)) {
      all.putAll(whole);
    }
    for (Map.Entry<String, Fates.Pair> pair : pairs.entrySet()) {
      if (pair.getValue().lost().isPresent()) {
        throw pair.getValue().lost().get();
      }
      all.put(pair.getKey(), pair.getValue().value());
    }
    return new Value.Obj(all);
  }
}
