package dev.runner.cli;

import dev.runner.event.TaskResult;
import dev.runner.expr.Value;
import dev.runner.graph.JobNode;
import dev.runner.graph.Target;
import dev.runner.plan.Need;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Targets of which nothing is done again, as those see them that follow them in other jobs
/// (`match: target`): their `outcome` and `outputs`.
final class KeptTargets {
  private final Map<JobNode, Map<String, Value>> all = new HashMap<>();

  /// @param results of its tasks, which have all succeeded
  void add(Target target, List<TaskResult> results) {
    Map<String, Value> outputs = new LinkedHashMap<>();
    results.stream()
        .filter(it -> !it.task().step().last())
        .forEach(it -> outputs.putAll(it.outputs()));
    Value pair =
        new Value.Obj(Map.of("outcome", Value.of("succeeded"), "outputs", new Value.Obj(outputs)));
    all.computeIfAbsent(target.job(), _ -> new HashMap<>()).put(target.key(), pair);
  }

  /// What is known of `needs` for a target.
  Value.Obj needs(Target target) {
    Map<String, Value> needs = new LinkedHashMap<>();
    for (JobNode.Edge edge : target.job().needs()) {
      Map<String, Value> pairs = all.getOrDefault(edge.job(), Map.of());
      if (edge.match() == Need.Match.TARGET && pairs.containsKey(target.key())) {
        needs.put(edge.job().id(), pairs.get(target.key()));
      }
    }
    return new Value.Obj(needs);
  }
}
