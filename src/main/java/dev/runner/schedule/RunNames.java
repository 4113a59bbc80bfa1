package dev.runner.schedule;

import dev.runner.event.Outcome;
import dev.runner.event.Response;
import dev.runner.event.TaskResult;
import dev.runner.event.Totals;
import dev.runner.expr.EvaluationException;
import dev.runner.expr.Names;
import dev.runner.expr.Value;
import dev.runner.graph.JobNode;
import dev.runner.graph.Target;
import dev.runner.plan.Command;
import dev.runner.plan.Plan;
import dev.runner.plan.Shape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The values behind `params`, `vars`, `secrets`, `env`, `run`, `job`, `needs`, `target`, `steps`
/// while a plan runs. What it gives are snapshots that any thread may ask.
public final class RunNames {
  private final Names plan;
  private final PortSupply ports;
  private final Map<String, Value> about = new LinkedHashMap<>();

  /// The names of the plan once all its jobs have ended.
  private Optional<Names> closing = Optional.empty();

  /// Without ports, and with what stands for secrets, as long as nothing runs.
  ///
  /// @param environment of runner itself
  public RunNames(Plan plan, String run, Map<String, String> environment) {
    this(plan, run, environment, plan.standIns(), PortSupply.NONE);
  }

  /// @param environment of runner itself
  /// @param secrets the texts of the plan's secrets
  RunNames(
      Plan plan,
      String run,
      Map<String, String> environment,
      Map<String, String> secrets,
      PortSupply ports) {
    this.ports = ports;
    about.put("id", Value.of(run));
    about.put("plan", Value.of(plan.name()));
    about.put("folder", Value.of(plan.folder().toString()));
    this.plan =
        new PlanNames(
            Map.of(
                "params", new Value.Obj(plan.params()),
                "vars", new Value.Obj(plan.vars()),
                "secrets", texts(secrets),
                "run", new Value.Obj(about)),
            environment,
            plan.env());
  }

  private static Value texts(Map<String, String> secrets) {
    Map<String, Value> all = new LinkedHashMap<>();
    secrets.forEach((name, text) -> all.put(name, Value.of(text)));
    return new Value.Obj(all);
  }

  /// What a whole plan's expressions may use: `params`, `vars`, `env`, `run`.
  public Names plan() {
    return plan;
  }

  /// All jobs have ended: what comes now may know how.
  ///
  /// @param account what else is known of the run
  void close(Map<String, Value> account, List<JobRun> jobs) {
    Map<String, Value> outcomes = new LinkedHashMap<>();
    jobs.forEach(it -> outcomes.put(it.node.id(), new Value.Obj(outcome(it))));
    Map<String, Value> run = new LinkedHashMap<>(about);
    run.putAll(account);
    run.put("jobs", new Value.Obj(outcomes));
    closing = Optional.of(plan.with("run", new Value.Obj(run)));
  }

  /// Whether they have.
  boolean closes() {
    return closing.isPresent();
  }

  /// What can be known of a target before the run: the names of the plan, `job`, `target`.
  public Names of(Target target) {
    return of(target, new Value.Obj(Map.of()));
  }

  private Names of(Target target, Value.Obj needs) {
    Names plain = plan.with("job", about(target.job())).with("target", target.fields());
    Names known = needs.fields().isEmpty() ? plain : plain.with("needs", needs);
    Map<String, Shape> vars = target.job().job().vars();
    return new ForeseenNames(known, vars);
  }

  /// What can be known of a target before the run, where it is known what came of some steps and of
  /// some jobs.
  public Names of(Target target, List<TaskResult> before, Value.Obj needs) {
    return new TaskNames(of(target, needs), before, Names.Status.SUCCESS);
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
    return new TaskNames(of(target), before, target.status(task));
  }

  private TargetNames of(TargetRun target) {
    Names job = target.job.names.orElseGet(() -> underWay(target.job));
    target.job.names = Optional.of(job);
    Names own = target.pairs.isEmpty() ? job : new PairNames(job, target.pairs);
    return new TargetNames(own.with("target", target.target.fields()), target.vars, ports);
  }

  /// The names of a job whose needs have ended: they change no more.
  private Names underWay(JobRun job) {
    Names known = job.node.closes() ? closing.orElse(plan) : plan;
    return new NeedNames(known.with("job", about(job.node)), job);
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

  /// The names of a job, and `needs`.
  private final class NeedNames implements Names {
    private final Names names;
    private final Value needs;
    private Optional<EvaluationException> unknown = Optional.empty();

    NeedNames(Names names, JobRun job) {
      this.names = names;
      Map<String, Value> all = new LinkedHashMap<>();
      job.needs.whole().forEach(it -> all.put(it.node.id(), need(it)));
      this.needs = new Value.Obj(all);
    }

    private Value need(JobRun job) {
      Map<String, Value> fields = new LinkedHashMap<>(outcome(job));
      if (job.gathers()) {
        try {
          fields.put("results", job.gathered.all());
        } catch (EvaluationException e) {
          unknown = Optional.of(e);
        }
      }
      return new Value.Obj(fields);
    }

    @Override
    public Optional<Value> named(String name) throws EvaluationException {
      if (!name.equals("needs")) {
        return names.named(name);
      }
      if (unknown.isPresent()) {
        throw unknown.get();
      }
      return Optional.of(needs);
    }
  }

  private Map<String, Value> outcome(JobRun job) {
    Totals totals = job.totals;
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("outcome", Value.of(job.verdict().word()));
    fields.put("targets", Value.of(totals.targets()));
    fields.put("succeeded", Value.of(totals.succeeded()));
    fields.put("failed", Value.of(totals.failed()));
    fields.put("skipped", Value.of(totals.skipped()));
    fields.put("cancelled", Value.of(totals.cancelled()));
    if (job.single() && !job.node.job().vars().isEmpty()) {
      fields.put("vars", vars(job));
    }
    if (job.single()) {
      fields.put("outputs", new Value.Obj(Gathered.outputs(job.node.job(), job.only)));
    }
    return fields;
  }

  /// Those of its one target; null for each where that never began.
  private Value vars(JobRun job) {
    return job.only
        .map(it -> of(it).seen())
        .orElseGet(() -> TargetVars.unknown(job.node.job().vars()));
  }

  private static Names.Status status(JobRun job) {
    List<Names.Status> all = new ArrayList<>();
    job.needs.whole().forEach(it -> all.add(status(it.totals, it.skipped || it.turns.barred)));
    return all.contains(Names.Status.FAILURE)
        ? Names.Status.FAILURE
        : all.contains(Names.Status.CANCELLED) ? Names.Status.CANCELLED : Names.Status.SUCCESS;
  }

  private static Names.Status status(Totals totals, boolean skipped) {
    return totals.failed() > 0
        ? Names.Status.FAILURE
        : totals.cancelled() > 0 || skipped ? Names.Status.CANCELLED : Names.Status.SUCCESS;
  }

  /// The names of a task: those of its target, and `steps`. What was done before is put into a
  /// record when it is first asked for.
  private static final class TaskNames implements Names {
    private final Names target;
    private final List<TaskResult> before;
    private final Status status;
    private volatile @Nullable Value steps;

    TaskNames(Names target, List<TaskResult> before, Status status) {
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
      return name.equals("steps") ? Optional.of(steps()) : target.named(name);
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
}
