package dev.runner.report;

import dev.runner.event.Outcome;
import dev.runner.event.Response;
import dev.runner.event.TaskResult;
import dev.runner.expr.Names;
import dev.runner.expr.Value;
import dev.runner.graph.JobNode;
import dev.runner.graph.Target;
import dev.runner.plan.Command;
import dev.runner.plan.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The names that a plan's columns are made of, for a target that has ended.
final class TargetNames implements Names {
  private final Run run;
  private final Target target;
  private final Outcome outcome;
  private final List<TaskResult> tasks;
  private volatile @Nullable Value steps;

  TargetNames(Run run, Target target, Outcome outcome, List<TaskResult> tasks) {
    this.run = run;
    this.target = target;
    this.outcome = outcome;
    this.tasks = tasks;
  }

  @Override
  public Optional<Value> named(String name) {
    Plan plan = run.graph().plan();
    return switch (name) {
      case "target" -> Optional.of(target.fields());
      case "steps" -> Optional.of(steps());
      case "job" -> Optional.of(job(target.job()));
      case "params" -> Optional.of(new Value.Obj(plan.params()));
      case "vars" -> Optional.of(new Value.Obj(plan.vars()));
      case "run" -> Optional.of(run(plan));
      default -> Optional.empty();
    };
  }

  @Override
  public Status status() {
    return switch (outcome) {
      case Outcome.Succeeded _, Outcome.Skipped _ -> Status.SUCCESS;
      case Outcome.Failed _ -> Status.FAILURE;
      case Outcome.Cancelled _ -> Status.CANCELLED;
    };
  }

  /// Made when a column first asks for it.
  private Value steps() {
    Value known = steps;
    if (known == null) {
      Map<String, Value> all = new LinkedHashMap<>();
      for (TaskResult result : tasks) {
        all.put(result.task().step().id(), step(result));
      }
      known = new Value.Obj(all);
      steps = known;
    }
    return known;
  }

  private static Value step(TaskResult task) {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("outcome", Value.of(task.outcome().word()));
    fields.put("exit_code", task.exitCode());
    fields.put("attempts", Value.of(task.attempts()));
    fields.put("outputs", new Value.Obj(task.outputs()));
    if (task.task().step().step().command() instanceof Command.Request) {
      fields.put("response", Response.value(task.response()));
    }
    return new Value.Obj(fields);
  }

  private static Value job(JobNode job) {
    Value id = Value.of(job.id());
    return new Value.Obj(Map.of("id", id, "name", job.job().name().map(Value::of).orElse(id)));
  }

  private Value run(Plan plan) {
    return new Value.Obj(
        Map.of(
            "id", Value.of(run.id()),
            "plan", Value.of(plan.name()),
            "folder", Value.of(plan.folder().toString())));
  }
}
