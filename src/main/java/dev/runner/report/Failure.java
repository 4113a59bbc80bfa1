package dev.runner.report;

import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.expr.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A target that failed, or was cancelled while it ran.
///
/// @param step that decided it; empty where none did
/// @param outcome in a word
/// @param output the last lines that it printed
public record Failure(
    String job, String key, String step, String outcome, String reason, String output) {

  /// Those of a run, in the order of the report.
  ///
  /// @param most of them
  public static List<Failure> of(Results results, int most) {
    List<Failure> all = new ArrayList<>();
    for (JobResult job : results.jobs()) {
      for (TargetRecord target : results.busy(job)) {
        if (target.wrong() && all.size() < most) {
          all.add(of(results, target));
        }
      }
    }
    return all;
  }

  private static Failure of(Results results, TargetRecord target) {
    Optional<TaskRecord> task = target.tasks().stream().filter(TaskRecord::wrong).findFirst();
    return new Failure(
        target.job().id(),
        target.key(),
        task.map(it -> it.step().id()).orElse(""),
        target.outcome().word(),
        target.outcome().why().map(Reason::text).orElse(""),
        task.map(it -> output(results, it)).orElse(""));
  }

  private static String output(Results results, TaskRecord task) {
    return String.join("\n", LastLines.of(task, results.printed(task), false));
  }

  /// Which targets have failed, what is done at the end of a plan among them.
  public static Set<TargetId> failed(Results results) {
    Set<TargetId> failed = new HashSet<>();
    for (JobResult job : results.all()) {
      for (TargetRecord target : results.busy(job)) {
        if (target.outcome() instanceof Outcome.Failed) {
          failed.add(TargetId.of(target));
        }
      }
    }
    return failed;
  }

  /// What it is called: `job/key/step`, as far as there is a step.
  public String task() {
    return job + "/" + key + (step.isEmpty() ? "" : "/" + step);
  }

  /// As expressions see it: a record of these fields.
  public Value value() {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("job", Value.of(job));
    fields.put("key", Value.of(key));
    fields.put("step", Value.of(step));
    fields.put("outcome", Value.of(outcome));
    fields.put("reason", Value.of(reason));
    fields.put("output", Value.of(output));
    return new Value.Obj(fields);
  }
}
