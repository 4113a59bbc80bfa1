package dev.runner.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.RunOptions;
import dev.runner.Runner;
import dev.runner.event.Bounds;
import dev.runner.event.Captured;
import dev.runner.event.Event;
import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.event.TaskResult;
import dev.runner.event.Totals;
import dev.runner.event.Verdict;
import dev.runner.expr.Value;
import dev.runner.graph.Graph;
import dev.runner.graph.Target;
import dev.runner.graph.Task;
import dev.runner.pace.JobTiming;
import dev.runner.pace.RunTiming;
import dev.runner.pace.Spread;
import dev.runner.read.Given;
import dev.runner.text.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TimekeeperTest {
  private static final Instant START = Instant.parse("2026-11-20T22:30:00Z");
  private static final Outcome EXIT = Outcome.failed(new Reason.Exit(1));
  private static final Graph GRAPH =
      graph("a: {targets: [x, y, z], steps: [{id: s, exec: [ls]}]}, b: {steps: [{exec: [ls]}]}");

  private static Graph graph(String jobs) {
    Path folder = Path.of("/");
    Given given = new Given(Map.of(), Map.of(), folder, folder, folder);
    String plan = "{version: 1, name: timed, jobs: {" + jobs + "}}";
    return Runner.load(new Source("plan.yaml", plan), given, RunOptions.NONE).graph();
  }

  private static Duration seconds(int number) {
    return Duration.ofSeconds(number);
  }

  private static Event ended() {
    Totals totals = new Totals(2, 1, 1, 0);
    return new Event.RunEnded(
        START.plusSeconds(12), Verdict.PARTIAL, totals, seconds(12), Bounds.NONE);
  }

  private static Target target(int index) {
    Value.Obj fields = new Value.Obj(Map.of());
    return new Target(GRAPH.jobs().getFirst(), index, "key", fields);
  }

  /// A target that starts at a second and ends at another.
  private static void run(int index, int from, int to, Outcome outcome, Timekeeper keeper) {
    Target target = target(index);
    Task task = new Task(target, target.job().steps().getFirst());
    keeper.add(new Event.TargetStarted(START.plusSeconds(from), target));
    TaskResult result =
        new TaskResult(
            task,
            outcome,
            1,
            seconds(to - from),
            Value.NULL,
            Optional.empty(),
            Map.of(),
            Captured.NONE,
            Captured.NONE);
    keeper.add(new Event.TaskEnded(START.plusSeconds(to), result));
    keeper.add(new Event.TargetEnded(START.plusSeconds(to), target, outcome, seconds(to - from)));
  }

  private static Timekeeper kept(boolean resumed, Event... more) {
    Timekeeper keeper = new Timekeeper(resumed);
    keeper.add(new Event.RunStarted(START, "run", GRAPH));
    run(0, 1, 3, Outcome.SUCCEEDED, keeper);
    run(1, 2, 6, Outcome.SUCCEEDED, keeper);
    run(2, 2, 9, EXIT, keeper);
    Outcome skipped = Outcome.skipped(new Reason.Interrupted());
    keeper.add(new Event.TargetEnded(START.plusSeconds(10), target(3), skipped, Duration.ZERO));
    List.of(more).forEach(keeper::add);
    return keeper;
  }

  private static Optional<RunTiming> timing(Timekeeper keeper) {
    return keeper.timing((Event.RunEnded) ended());
  }

  @Test
  void takes_the_time_of_what_was_started_and_succeeded() {
    Spread spread = new Spread(2, seconds(6), seconds(2), seconds(4));
    RunTiming timing = timing(kept(false)).orElseThrow();
    assertThat(timing.duration()).isEqualTo(seconds(12));
    JobTiming job = timing.jobs().getFirst();
    assertThat(timing.jobs()).hasSize(1);
    assertThat(job.job()).isEqualTo("a");
    assertThat(job.ran()).isEqualTo(3);
    assertThat(job.wall()).isEqualTo(seconds(8));
    assertThat(job.targets().mean()).isEqualTo(spread.mean());
    assertThat(job.targets().longest()).isEqualTo(spread.longest());
    assertThat(job.steps()).containsExactly(Map.entry("s", job.targets()));
  }

  @Test
  void tells_nothing_of_what_was_disturbed() {
    assertThat(timing(kept(true))).isEmpty();
    assertThat(timing(kept(false, new Event.Stopping(START, new Reason.Interrupted())))).isEmpty();
    assertThat(timing(kept(false, new Event.Resting(START, Totals.NONE, seconds(1))))).isEmpty();
  }

  @Test
  void tells_nothing_of_services() {
    Timekeeper keeper = new Timekeeper(false);
    Graph serves = graph("a: {steps: [{background: true, exec: [ls]}]}");
    keeper.add(new Event.RunStarted(START, "run", serves));
    assertThat(timing(keeper)).isEmpty();
  }

  /// Whatever the plan, the line can be found again at the end of a journal.
  @Test
  void tells_no_more_than_fits_the_end_of_a_journal() {
    String ten =
        IntStream.range(0, 10)
            .mapToObj(i -> "{id: a-step-with-a-name-" + i + ", exec: [ls]}")
            .collect(Collectors.joining(","));
    assertThat(fits(jobs(10, ten))).isEqualTo("jobs and steps");
    assertThat(fits(jobs(100, ten))).isEqualTo("jobs");
    assertThat(fits(jobs(1000, "{exec: [ls]}"))).isEqualTo("nothing");
  }

  private static Graph jobs(int number, String steps) {
    return graph(
        IntStream.range(0, number)
            .mapToObj(i -> "a-job-with-a-name-" + i + ": {steps: [" + steps + "]}")
            .collect(Collectors.joining(",")));
  }

  private static String fits(Graph graph) {
    return TimingLines.fits(graph, true)
        ? "jobs and steps"
        : TimingLines.fits(graph, false) ? "jobs" : "nothing";
  }
}
