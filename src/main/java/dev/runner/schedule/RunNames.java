package dev.runner.schedule;

import dev.runner.event.Outcome;
import dev.runner.event.Response;
import dev.runner.event.TaskResult;
import dev.runner.event.Totals;
import dev.runner.expr.EvaluationException;
import dev.runner.expr.Names;
import dev.runner.expr.Template;
import dev.runner.expr.Value;
import dev.runner.graph.JobNode;
import dev.runner.graph.Target;
import dev.runner.plan.Command;
import dev.runner.plan.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The values behind `params`, `vars`, `env`, `run`, `job`, `needs`, `target`, `steps` while a plan
/// runs. What it gives are snapshots that any thread may ask.
public final class RunNames {
  private final Names plan;
  private final IdentityHashMap<JobRun, Names> jobs = new IdentityHashMap<>();

  /// @param environment of runner itself
  public RunNames(Plan plan, String run, Map<String, String> environment) {
    Map<String, Value> about = new LinkedHashMap<>();
    about.put("id", Value.of(run));
    about.put("plan", Value.of(plan.name()));
    about.put("folder", Value.of(plan.folder().toString()));
    this.plan =
        new Environment(
            Map.of(
                "params", new Value.Obj(plan.params()),
                "vars", new Value.Obj(plan.vars()),
                "run", new Value.Obj(about)),
            environment,
            plan.env());
  }

  /// What a whole plan's expressions may use: `params`, `vars`, `env`, `run`.
  public Names plan() {
    return plan;
  }

  /// What can be known of a target before the run: the names of the plan, `job`, `target`.
  public Names of(Target target) {
    return plan.with("job", about(target.job())).with("target", target.fields());
  }

  /// What a job's own expressions may use: those of the plan, `job`, `needs`.
  Names of(JobRun job) {
    return new Judged(underWay(job), status(job));
  }

  /// What a task's expressions may use: those of its job, `target`, `steps`.
  Names of(TaskRun task) {
    TargetRun target = task.target;
    List<TaskResult> before = new ArrayList<>();
    for (TaskRun other : target.before(task)) {
      before.add(other.result.orElseGet(() -> other.unstarted(Outcome.SUCCEEDED, Duration.ZERO)));
    }
    return new TaskNames(
        jobs.computeIfAbsent(target.job, this::underWay),
        target.target.fields(),
        before,
        target.status(task));
  }

  /// The names of a job whose needs have ended: they change no more.
  private Names underWay(JobRun job) {
    return plan.with("job", about(job.node)).with("needs", needs(job));
  }

  private static Value about(JobNode job) {
    String name = job.job().name().orElse(job.id());
    return new Value.Obj(Map.of("id", Value.of(job.id()), "name", Value.of(name)));
  }

  private static Value about(TaskResult result) {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("outcome", Value.of(result.outcome().word()));
    fields.put("exit_code", result.exitCode());
    fields.put("attempts", Value.of(result.attempts()));
    fields.put("outputs", new Value.Obj(result.outputs()));
    if (result.task().step().step().command() instanceof Command.Request) {
      fields.put("response", Response.value(result.response()));
    }
    return new Value.Obj(fields);
  }

  private static Value needs(JobRun job) {
    Map<String, Value> needs = new LinkedHashMap<>();
    job.needs.forEach(it -> needs.put(it.node.id(), outcome(it)));
    return new Value.Obj(needs);
  }

  private static Value outcome(JobRun job) {
    Totals totals = job.totals;
    return new Value.Obj(
        Map.of(
            "outcome", Value.of(job.verdict().word()),
            "targets", Value.of(totals.targets()),
            "succeeded", Value.of(totals.succeeded()),
            "failed", Value.of(totals.failed()),
            "skipped", Value.of(totals.skipped()),
            "cancelled", Value.of(totals.cancelled())));
  }

  private static Names.Status status(JobRun job) {
    List<Names.Status> all = new ArrayList<>();
    job.needs.forEach(it -> all.add(status(it.totals, it.skipped)));
    return all.contains(Names.Status.FAILURE)
        ? Names.Status.FAILURE
        : all.contains(Names.Status.CANCELLED) ? Names.Status.CANCELLED : Names.Status.SUCCESS;
  }

  private static Names.Status status(Totals totals, boolean skipped) {
    return totals.failed() > 0
        ? Names.Status.FAILURE
        : totals.cancelled() > 0 || skipped ? Names.Status.CANCELLED : Names.Status.SUCCESS;
  }

  /// The names of a task; what was done before is put into a record when it is first asked for.
  private static final class TaskNames implements Names {
    private final Names job;
    private final Value.Obj target;
    private final List<TaskResult> before;
    private final Status status;
    private volatile @Nullable Value steps;

    TaskNames(Names job, Value.Obj target, List<TaskResult> before, Status status) {
      this.job = job;
      this.target = target;
      this.before = before;
      this.status = status;
    }

    @Override
    public Status status() {
      return status;
    }

    @Override
    public Optional<Value> named(String name) throws EvaluationException {
      return switch (name) {
        case "target" -> Optional.of(target);
        case "steps" -> Optional.of(steps());
        default -> job.named(name);
      };
    }

    private Value steps() {
      Value known = steps;
      if (known == null) {
        Map<String, Value> all = new LinkedHashMap<>();
        for (TaskResult result : before) {
          all.put(result.task().step().id(), about(result));
        }
        known = new Value.Obj(all);
        steps = known;
      }
      return known;
    }
  }

  /// Names with the status that the status functions look at.
  private record Judged(Names names, Status status) implements Names {
    @Override
    public Optional<Value> named(String name) throws EvaluationException {
      return names.named(name);
    }
  }

  /// Constant names, and `env`: runner's own environment below the plan's.
  private record Environment(
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
        values.put(entry.getKey(), Value.of(entry.getValue().text(before)));
      }
      return new Value.Obj(values);
    }

    private Names before(Value env) {
      return name ->
          name.equals("env") ? Optional.of(env) : Optional.ofNullable(constants.get(name));
    }
  }
}
