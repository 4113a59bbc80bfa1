package dev.runner.plan;

import dev.runner.expr.Expression;
import dev.runner.expr.Template;
import dev.runner.expr.Value;
import dev.runner.graph.Graph;
import dev.runner.text.Problems;
import dev.runner.text.Source;
import dev.runner.text.Span;
import dev.runner.text.Text;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Writes plans for tests tersely: `plan(job("build").targets("linux",
/// "mac").steps(step("compile"), step("test").retry(2)))`.
public final class Plans {
  private static final Source SOURCE = new Source("plan.yaml", "");

  private Plans() {}

  public static Draft plan(DraftJob... jobs) {
    return new Draft(List.of(jobs));
  }

  public static DraftJob job(String id) {
    return new DraftJob(id);
  }

  public static DraftStep step(String id) {
    return new DraftStep(id);
  }

  /// `rate: permits/period`, with a burst.
  public static Rate rate(long permits, Duration period, long burst) {
    return new Rate(permits, period, burst);
  }

  /// A limiter with a key of its own for each target, or whatever the template says.
  public static Limiter keyed(Limiter limiter, String key) {
    return new Limiter(
        limiter.rate(),
        limiter.quota(),
        limiter.concurrency(),
        Optional.of(template(key)),
        limiter.maxPause());
  }

  public static Duration seconds(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }

  private static Span span() {
    return SOURCE.span(0, 0);
  }

  private static Text text(String text) {
    Source source = new Source("plan.yaml", text);
    return Text.verbatim(text, source.span(0, text.length()));
  }

  private static Expression expression(String text) {
    Problems problems = new Problems();
    return Expression.parse(text(text), problems)
        .orElseThrow(() -> new IllegalArgumentException(problems.all().toString()));
  }

  private static Template template(String text) {
    return Template.parse(text(text), new Problems()).orElseThrow();
  }

  /// What bounds a plan or a job.
  private static final class Bounds {
    Optional<Integer> concurrency = Optional.empty();
    Optional<Rate> rate = Optional.empty();
    Optional<Duration> deadline = Optional.empty();
    Optional<FailFast> failFast = Optional.empty();
    Optional<Batches> batches = Optional.empty();
    Optional<Duration> drain = Optional.empty();

    Control control() {
      return new Control(
          concurrency, rate.map(Limiter::of), deadline, failFast, batches, Optional.empty(), drain);
    }
  }

  /// A plan being written.
  public static final class Draft {
    private final List<DraftJob> jobs;
    private final Bounds bounds = new Bounds();
    private final Map<String, Limiter> limits = new LinkedHashMap<>();
    private final List<DraftJob> closing = new ArrayList<>();

    private Draft(List<DraftJob> jobs) {
      this.jobs = jobs;
    }

    public Draft concurrency(int most) {
      bounds.concurrency = Optional.of(most);
      return this;
    }

    public Draft limit(String name, Limiter limiter) {
      limits.put(name, limiter);
      return this;
    }

    public Draft rate(Rate rate) {
      bounds.rate = Optional.of(rate);
      return this;
    }

    public Draft deadline(Duration deadline) {
      bounds.deadline = Optional.of(deadline);
      return this;
    }

    /// What still runs at the deadline may go on for so long.
    public Draft drain(Duration drain) {
      bounds.drain = Optional.of(drain);
      return this;
    }

    public Draft failFast(FailFast failFast) {
      bounds.failFast = Optional.of(failFast);
      return this;
    }

    /// What is done once all jobs have ended.
    public Draft closing(Closing when, DraftStep... steps) {
      DraftJob job = new DraftJob(when.word());
      job.closing = Optional.of(when);
      closing.add(job.finallySteps(steps));
      return this;
    }

    public Plan plan() {
      return new Plan(
          SOURCE,
          List.of(),
          "test",
          Optional.empty(),
          Map.of(),
          Origins.NONE,
          Map.of(),
          List.of(),
          Map.of(),
          bounds.control(),
          limits,
          Optional.empty(),
          Overlap.USUAL,
          Optional.empty(),
          jobs.stream().map(DraftJob::job).toList(),
          closing.stream().map(DraftJob::job).toList(),
          Optional.empty(),
          Path.of("/plans/test"));
    }

    /// The graph of the plan, which has no cycle.
    public Graph graph() {
      Problems problems = new Problems();
      Graph graph = Graph.of(plan(), problems);
      if (problems.any()) {
        throw new IllegalArgumentException(problems.all().toString());
      }
      return graph;
    }
  }

  /// A job being written. It has one target, keyed as itself, until it is given others.
  public static final class DraftJob {
    private final String id;
    private final Bounds bounds = new Bounds();
    private final List<Need> needs = new ArrayList<>();
    private final List<Requirement> require = new ArrayList<>();
    private Optional<Expression> condition = Optional.empty();
    private Optional<Watch> watch = Optional.empty();
    private final Map<String, Shape> vars = new LinkedHashMap<>();
    private Targets targets = Targets.single(span());
    private List<DraftStep> steps = List.of();
    private List<DraftStep> finallySteps = List.of();
    private Optional<Closing> closing = Optional.empty();

    private DraftJob(String id) {
      this.id = id;
    }

    public DraftJob needs(String... jobs) {
      Stream.of(jobs).map(it -> new Need(it, Need.Condition.SUCCEEDED, span())).forEach(needs::add);
      return this;
    }

    public DraftJob completed(String... jobs) {
      Stream.of(jobs).map(it -> new Need(it, Need.Condition.COMPLETED, span())).forEach(needs::add);
      return this;
    }

    /// Each target needs that of the same key in these.
    public DraftJob follows(String... jobs) {
      return matches(Need.Condition.SUCCEEDED, jobs);
    }

    /// The same, however those end.
    public DraftJob followsAnyway(String... jobs) {
      return matches(Need.Condition.COMPLETED, jobs);
    }

    private DraftJob matches(Need.Condition condition, String... jobs) {
      Stream.of(jobs)
          .map(it -> new Need(it, condition, Need.Match.TARGET, span(), false))
          .forEach(needs::add);
      return this;
    }

    /// Needs the services of these.
    public DraftJob ready(String... jobs) {
      Stream.of(jobs).map(it -> new Need(it, Need.Condition.READY, span())).forEach(needs::add);
      return this;
    }

    public DraftJob when(String condition) {
      this.condition = Optional.of(expression(condition));
      return this;
    }

    public DraftJob require(String test, String message) {
      require.add(new Requirement(expression(test), template(message)));
      return this;
    }

    public DraftJob targets(String... keys) {
      List<TargetSource.Listed.Row> rows =
          Stream.of(keys).map(it -> new TargetSource.Listed.Row(Value.of(it), span())).toList();
      targets =
          new Targets(
              new TargetSource.Listed(rows),
              Optional.empty(),
              Optional.empty(),
              Targets.OnEmpty.SUCCEED,
              Optional.empty(),
              span());
      return this;
    }

    public DraftJob var(String name, String template) {
      vars.put(name, new Shape.Computed(template(template)));
      return this;
    }

    /// Targets `t0`, `t1`, ...
    public DraftJob targets(int count) {
      return targets(IntStream.range(0, count).mapToObj(it -> "t" + it).toArray(String[]::new));
    }

    public DraftJob concurrency(int most) {
      bounds.concurrency = Optional.of(most);
      return this;
    }

    public DraftJob rate(Rate rate) {
      bounds.rate = Optional.of(rate);
      return this;
    }

    public DraftJob deadline(Duration deadline) {
      bounds.deadline = Optional.of(deadline);
      return this;
    }

    public DraftJob failFast(FailFast failFast) {
      bounds.failFast = Optional.of(failFast);
      return this;
    }

    /// Waves of these sizes.
    public DraftJob batches(FailFast.Threshold... sizes) {
      bounds.batches = Optional.of(new Batches(List.of(sizes), true));
      return this;
    }

    public DraftJob watch(Watch watch) {
      this.watch = Optional.of(watch);
      return this;
    }

    public DraftJob steps(DraftStep... steps) {
      this.steps = List.of(steps);
      return this;
    }

    public DraftJob finallySteps(DraftStep... steps) {
      finallySteps = List.of(steps);
      return this;
    }

    private Job job() {
      return new Job(
          id,
          Optional.empty(),
          span(),
          needs,
          condition,
          require,
          targets,
          vars,
          bounds.control(),
          watch,
          written(steps),
          written(finallySteps),
          ReportSpec.STANDARD,
          closing);
    }

    /// The steps; one that is silent about it needs the one before, which for a service is no
    /// service, and all services between.
    private static List<Step> written(List<DraftStep> drafts) {
      List<Step> steps = new ArrayList<>();
      List<String> previous = List.of();
      List<String> services = new ArrayList<>();
      for (DraftStep draft : drafts) {
        boolean background = draft.service.isPresent();
        List<String> silent = new ArrayList<>(previous);
        silent.addAll(background ? List.of() : services);
        steps.add(draft.step(draft.needs.orElse(silent)));
        if (background) {
          services.add(draft.id);
        } else {
          services.clear();
          previous = List.of(draft.id);
        }
      }
      return steps;
    }
  }

  /// A step being written.
  public static final class DraftStep {
    private final String id;
    private Optional<List<String>> needs = Optional.empty();
    private Optional<Expression> condition = Optional.empty();
    private Optional<Service> service = Optional.empty();
    private Optional<Duration> timeout = Optional.empty();
    private Optional<Duration> deadline = Optional.empty();
    private Retry retry = Retry.NONE;
    private OnInterrupt onInterrupt = OnInterrupt.RERUN;
    private Optional<Limiter> rate = Optional.empty();
    private List<String> named = List.of();
    private Throttled throttled = Throttled.DEFAULT;
    private Optional<Until> until = Optional.empty();
    private boolean tolerated;

    private DraftStep(String id) {
      this.id = id;
    }

    public DraftStep needs(String... steps) {
      needs = Optional.of(List.of(steps));
      return this;
    }

    /// In the background; it is ready once it has started, and never started again.
    public DraftStep service() {
      return service(Restart.of(Restart.Policy.NO));
    }

    public DraftStep service(Restart restart) {
      return service(restart, Optional.empty());
    }

    /// A service of which something is asked before it is ready.
    public DraftStep answers() {
      return answers(Restart.of(Restart.Policy.NO));
    }

    public DraftStep answers(Restart restart) {
      Probe probe = new Probe.Port(template("8080"), Probe.TIMEOUT);
      return service(
          restart,
          Optional.of(
              new Service.Ready(
                  probe, Service.Ready.INTERVAL, Service.Ready.TIMEOUT, Optional.empty())));
    }

    private DraftStep service(Restart restart, Optional<Service.Ready> ready) {
      service =
          Optional.of(
              new Service(ready, restart, Service.StopSignal.TERM, Step.GRACE, Optional.empty()));
      return this;
    }

    public DraftStep when(String expression) {
      condition = Optional.of(expression(expression));
      return this;
    }

    public DraftStep timeout(Duration timeout) {
      this.timeout = Optional.of(timeout);
      return this;
    }

    public DraftStep deadline(Duration deadline) {
      this.deadline = Optional.of(deadline);
      return this;
    }

    public DraftStep retry(Retry retry) {
      this.retry = retry;
      return this;
    }

    /// Not done again where its run was broken off meanwhile.
    public DraftStep failsWhenBrokenOff() {
      onInterrupt = OnInterrupt.FAIL;
      return this;
    }

    /// So many further attempts, each after a second.
    public DraftStep retry(int max) {
      return retry(
          new Retry(max, Duration.ofSeconds(1), 1, Duration.ofMinutes(1), 0, Retry.On.DEFAULT));
    }

    public DraftStep rate(Rate rate) {
      return rate(Limiter.of(rate));
    }

    public DraftStep rate(Limiter limiter) {
      rate = Optional.of(limiter);
      return this;
    }

    /// The limiters that it names.
    public DraftStep limit(String... names) {
      named = List.of(names);
      return this;
    }

    /// The exit codes that ask for fewer attempts.
    public DraftStep throttled(Integer... exitCodes) {
      throttled = new Throttled(Set.of(exitCodes), StatusSet.NONE, Limiter.MAX_PAUSE);
      return this;
    }

    public DraftStep until(String condition, Duration interval) {
      until = Optional.of(new Until(expression(condition), interval));
      return this;
    }

    public DraftStep continueOnError() {
      tolerated = true;
      return this;
    }

    private Step step(List<String> needs) {
      return new Step(
          id,
          Optional.empty(),
          span(),
          needs,
          condition,
          new Command.Exec(List.of()),
          service,
          Map.of(),
          EnvInheritance.ALL,
          Optional.empty(),
          Optional.empty(),
          false,
          timeout,
          deadline,
          Step.GRACE,
          retry,
          onInterrupt,
          throttled,
          until,
          new StepLimits(rate, named),
          Set.of(0),
          tolerated,
          Map.of(),
          Map.of());
    }
  }
}
