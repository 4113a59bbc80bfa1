package dev.runner.schedule;

import dev.runner.event.Outcome;
import dev.runner.expr.EvaluationException;
import dev.runner.expr.Json;
import dev.runner.expr.Value;
import dev.runner.graph.Target;
import dev.runner.plan.Job;
import dev.runner.plan.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What became of each target of a job, for those that need it: in the order of the plan, in
/// memory, which is bounded. Used by the thread that owns the run.
final class Gathered {
  /// Characters, written as JSON.
  private static final long MOST = 8 << 20;

  private final Job job;
  private final TreeMap<Integer, Value> rows = new TreeMap<>();
  private long size;

  Gathered(Job job) {
    this.job = job;
  }

  /// A target has ended; what was known of it before is replaced.
  void add(Target target, Outcome outcome, Map<String, Value> outputs) {
    if (size > MOST) {
      return;
    }
    Map<String, Value> row = new LinkedHashMap<>();
    row.put("key", Value.of(target.key()));
    row.put("outcome", Value.of(outcome.word()));
    row.put("outputs", new Value.Obj(outputs));
    Value added = new Value.Obj(row);
    size += size(added) - size(rows.put(target.index(), added));
    if (size > MOST) {
      rows.clear();
    }
  }

  private static long size(@Nullable Value row) {
    return row == null ? 0 : Json.write(row).length();
  }

  void clear() {
    rows.clear();
    size = 0;
  }

  /// @throws EvaluationException when there is too much of it
  Value all() throws EvaluationException {
    if (size > MOST) {
      throw new EvaluationException(
          job.span(),
          "the results of the job `"
              + job.id()
              + "` are larger than 8 MiB: let its steps give smaller outputs, or write to files");
    }
    return new Value.Arr(List.copyOf(rows.values()));
  }

  /// The outputs of a target: each that a step of its job declares, of the last step that gave it;
  /// null where none has.
  static Map<String, Value> outputs(Job job, Optional<TargetRun> target) {
    Map<String, Value> outputs = new LinkedHashMap<>();
    for (Step step : job.steps()) {
      step.outputs().keySet().forEach(it -> outputs.put(it, Value.NULL));
    }
    List<TaskRun> tasks = target.map(it -> it.tasks).orElse(List.of());
    for (TaskRun task : tasks) {
      task.result
          .filter(_ -> !task.task.step().last())
          .ifPresent(it -> outputs.putAll(it.outputs()));
    }
    return outputs;
  }
}
