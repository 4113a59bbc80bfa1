package dev.runner.report;

import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.expr.Value;
import dev.runner.graph.Target;
import dev.runner.plan.Command;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What went wrong in a run, as values for expressions.
public final class FailureList {
  private FailureList() {}

  /// What a target is called.
  public record Id(String job, String key) {
    public static Id of(Target target) {
      return new Id(target.job().id(), target.key());
    }
  }

  /// Which targets have failed, what is done at the end of a plan among them.
  public static Set<Id> ids(Results results) {
    Set<Id> ids = new HashSet<>();
    for (JobResult job : results.all()) {
      for (TargetRecord target : results.busy(job)) {
        if (target.outcome() instanceof Outcome.Failed) {
          ids.add(new Id(target.job().id(), target.key()));
        }
      }
    }
    return ids;
  }

  /// A record for each target that failed, or was cancelled while it ran, in the order of the
  /// report: `job`, `key`, `outcome`, the `step` that decided it (empty where none did), `reason`,
  /// and in `output` the last lines that it printed.
  ///
  /// @param most of them
  public static List<Value> of(Results results, int most) {
    List<Value> all = new ArrayList<>();
    for (JobResult job : results.jobs()) {
      for (TargetRecord target : results.busy(job)) {
        if (target.wrong() && all.size() < most) {
          all.add(new Value.Obj(fields(results, target)));
        }
      }
    }
    return all;
  }

  private static Map<String, Value> fields(Results results, TargetRecord target) {
    Optional<TaskRecord> task = target.tasks().stream().filter(TaskRecord::wrong).findFirst();
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("job", Value.of(target.job().id()));
    fields.put("key", Value.of(target.key()));
    fields.put("step", Value.of(task.map(it -> it.step().id()).orElse("")));
    fields.put("outcome", Value.of(target.outcome().word()));
    fields.put("reason", Value.of(target.outcome().why().map(Reason::text).orElse("")));
    fields.put("output", Value.of(task.map(it -> output(results, it)).orElse("")));
    return fields;
  }

  private static String output(Results results, TaskRecord task) {
    Printed printed = results.printed(task);
    boolean answer = task.step().step().command() instanceof Command.Request;
    return String.join(
        "\n", answer ? LastLines.first(printed, false) : LastLines.of(printed, false));
  }
}
