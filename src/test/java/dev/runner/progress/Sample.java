package dev.runner.progress;

import dev.runner.event.Captured;
import dev.runner.event.Event;
import dev.runner.event.Outcome;
import dev.runner.event.ServiceState;
import dev.runner.event.TaskResult;
import dev.runner.event.Totals;
import dev.runner.event.Verdict;
import dev.runner.expr.TextPattern;
import dev.runner.expr.Value;
import dev.runner.graph.Graph;
import dev.runner.graph.JobNode;
import dev.runner.graph.Target;
import dev.runner.graph.Task;
import dev.runner.pace.Usual;
import dev.runner.plan.Command;
import dev.runner.plan.Control;
import dev.runner.plan.EnvInheritance;
import dev.runner.plan.Job;
import dev.runner.plan.OnInterrupt;
import dev.runner.plan.Origins;
import dev.runner.plan.Overlap;
import dev.runner.plan.Plan;
import dev.runner.plan.Probe;
import dev.runner.plan.ReportSpec;
import dev.runner.plan.Restart;
import dev.runner.plan.Retry;
import dev.runner.plan.Service;
import dev.runner.plan.Step;
import dev.runner.plan.StepLimits;
import dev.runner.plan.Targets;
import dev.runner.plan.Throttled;
import dev.runner.text.Problems;
import dev.runner.text.Source;
import dev.runner.text.Span;
import dev.runner.text.Text;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Plans and events to show, without anything being run.
final class Sample {
  static final Instant AT = Instant.parse("2026-11-20T12:00:00Z");

  /// Nothing is known of earlier runs.
  static final Supplier<Usual> NOTHING = () -> Usual.NONE;

  static final View VIEW = () -> new Size(80, 24);

  private static final Source SOURCE = new Source("plan.yaml", "");
  private static final Span SPAN = SOURCE.span(0, 0);

  private static final Service SERVICE =
      new Service(
          Optional.of(
              new Service.Ready(
                  new Probe.Log(
                      TextPattern.parse(Text.verbatim("up", SPAN), new Problems()).orElseThrow()),
                  Service.Ready.INTERVAL,
                  Service.Ready.TIMEOUT,
                  Optional.empty())),
          Restart.of(Restart.Policy.NO),
          Service.StopSignal.TERM,
          Step.GRACE,
          Optional.empty());

  private Sample() {}

  /// What is to be expected of a run by itself alone.
  static Foresight alone() {
    return new Foresight(new Tracks(), new Lookup(NOTHING));
  }

  /// A graph of so many jobs `job-1`.. with so many steps `step-1`.. each.
  static Graph graph(int jobs, int steps) {
    return graph(
        IntStream.rangeClosed(1, jobs)
            .mapToObj(i -> job("job-" + i, steps(steps).toList()))
            .toList());
  }

  private static Graph graph(List<Job> all) {
    Plan plan =
        new Plan(
            SOURCE,
            List.of(),
            "sample",
            Optional.empty(),
            Map.of(),
            Origins.NONE,
            Map.of(),
            List.of(),
            Map.of(),
            Control.NONE,
            Map.of(),
            Optional.empty(),
            Overlap.USUAL,
            Optional.empty(),
            all,
            List.of(),
            Optional.empty(),
            Path.of("/"));
    return Graph.of(plan, new Problems());
  }

  /// A graph of jobs `web`, `db`.. without targets of their own, each one a service.
  static Graph services(String... jobs) {
    return graph(
        Arrays.stream(jobs).map(it -> job(it, List.of(step("serve").as(SERVICE)))).toList());
  }

  /// A graph of one job, which has steps of its own and services.
  static Graph mixed(String job, int steps, String... services) {
    return graph(
        List.of(
            job(
                job,
                Stream.concat(steps(steps), Arrays.stream(services).map(it -> step(it).as(SERVICE)))
                    .toList())));
  }

  static Task task(Graph graph, int job, String key, int target, int step) {
    JobNode node = graph.jobs().get(job);
    return new Task(target(node, key, target), node.steps().get(step));
  }

  static Target target(JobNode job, String key, int index) {
    return new Target(job, index, key, new Value.Obj(Map.of("key", Value.of(key))));
  }

  static Event started(Graph graph) {
    return new Event.RunStarted(AT, "id", graph);
  }

  static Event known(Graph graph, int job, int targets) {
    return new Event.TargetsKnown(AT, graph.jobs().get(job), targets);
  }

  static Event attempt(Task task) {
    return new Event.AttemptStarted(AT, task, 1);
  }

  static Event attemptEnded(Task task, Outcome outcome) {
    return new Event.AttemptEnded(
        AT, task, 1, outcome, Duration.ofMillis(1234), Optional.empty(), Optional.empty());
  }

  static Event ended(Task task, Outcome outcome) {
    return ended(task, outcome, 1);
  }

  static Event ended(Task task, Outcome outcome, int attempts) {
    return new Event.TaskEnded(
        AT,
        new TaskResult(
            task,
            outcome,
            attempts,
            Duration.ofMillis(1234),
            Value.NULL,
            Optional.empty(),
            Map.of(),
            Captured.NONE,
            Captured.NONE));
  }

  static Event ended(Target target, Outcome outcome) {
    return new Event.TargetEnded(AT, target, outcome, Duration.ofMillis(1234));
  }

  static Event ended(JobNode job) {
    return new Event.JobEnded(AT, job, Verdict.SUCCEEDED, Totals.NONE);
  }

  static Event changed(Task task, ServiceState state) {
    return new Event.ServiceChanged(AT, task, state);
  }

  private static Stream<Step> steps(int number) {
    return IntStream.rangeClosed(1, number).mapToObj(i -> step("step-" + i));
  }

  private static Job job(String id, List<Step> steps) {
    return new Job(
        id,
        Optional.empty(),
        SPAN,
        List.of(),
        Optional.empty(),
        List.of(),
        Targets.single(SPAN),
        Map.of(),
        Control.NONE,
        Optional.empty(),
        steps,
        List.of(),
        ReportSpec.STANDARD,
        Optional.empty());
  }

  private static Step step(String id) {
    return new Step(
        id,
        Optional.empty(),
        SPAN,
        List.of(),
        Optional.empty(),
        new Command.Exec(List.of()),
        Optional.empty(),
        Map.of(),
        EnvInheritance.ALL,
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        Step.GRACE,
        Retry.NONE,
        OnInterrupt.RERUN,
        Throttled.DEFAULT,
        Optional.empty(),
        StepLimits.NONE,
        Set.of(0),
        false,
        Map.of(),
        Map.of());
  }
}
