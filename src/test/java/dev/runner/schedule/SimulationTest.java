package dev.runner.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.event.Event;
import dev.runner.event.EventSink;
import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.graph.Graph;
import dev.runner.graph.JobNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Thousands of random plans in virtual time, each watched from outside.
///
/// `-Dsimulation.runs=1000000` runs more of them, `-Dsimulation.seed=N` one again.
final class SimulationTest {
  private static final long RUNS = Long.getLong("simulation.runs", 3_000);

  @Test
  void keeps_every_promise_in_random_runs() {
    long one = Long.getLong("simulation.seed", -1);
    LongStream seeds = one >= 0 ? LongStream.of(one) : LongStream.range(0, RUNS);
    seeds.forEach(
        seed -> {
          List<Event> events = new ArrayList<>();
          Graph graph = new RandomPlan(new SplittableRandom(seed), false).draw().graph();
          try {
            watched(graph, seed, events::add);
          } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("seed " + seed + "\n" + told(graph, events), e);
          }
        });
  }

  @Test
  void gives_the_same_report_for_the_same_results() {
    for (long seed = 0; seed < RUNS / 10; seed++) {
      Graph graph = new RandomPlan(new SplittableRandom(seed), true).draw().graph();
      assertThat(report(graph, seed, 1)).as("seed " + seed).isEqualTo(report(graph, seed, 2));
    }
  }

  private static void watched(Graph graph, long seed, EventSink sink) {
    Observer observer = new Observer(graph);
    SplittableRandom random = new SplittableRandom(~seed);
    Workers workers = new Workers(observer, seed, seed);
    Rehearsal run = new Rehearsal(graph, workers, random, sink.and(observer));
    int stops = Math.max(0, random.nextInt(6) - 3);
    for (int i = 0; i < stops; i++) {
      run.stopAt(random.nextLong(1, 60_000) * 1_000_000);
    }
    run.run();
  }

  /// What became of every task and target, in the order of the report and without times.
  private static List<String> report(Graph graph, long seed, long speed) {
    List<String> lines = new ArrayList<>();
    EventSink sink =
        event -> {
          if (event instanceof Event.TaskEnded || event instanceof Event.TargetEnded) {
            lines.add(Lines.of(event).replaceFirst("^\\S+ ", ""));
          }
        };
    Workers workers = new Workers(new Observer(graph), seed, speed);
    new Rehearsal(graph, workers, new SplittableRandom(speed), sink.and(workers.observer)).run();
    lines.sort(Comparator.naturalOrder());
    return lines;
  }

  private static String told(Graph graph, List<Event> events) {
    String plan =
        graph.jobs().stream()
            .map(it -> it + " " + it.job().control() + steps(it))
            .collect(Collectors.joining("\n"));
    String lines = events.stream().map(Lines::of).collect(Collectors.joining("\n"));
    return graph.plan().control() + "\n" + plan + "\n" + lines;
  }

  private static String steps(JobNode job) {
    return job.steps().stream()
        .map(
            it ->
                "%n  %s %s if %s, retry %s, timeout %s, deadline %s, rate %s"
                    .formatted(
                        it.id(),
                        it.needs(),
                        it.step().condition(),
                        it.step().retry(),
                        it.step().timeout(),
                        it.step().deadline(),
                        it.step().limits()))
        .collect(Collectors.joining());
  }

  /// Workers whose results hang on the seed and the task, and whose speed on another seed: most are
  /// quick and succeed.
  private static final class Workers implements Rehearsal.Workers {
    private final Observer observer;
    private final long results;
    private final SplittableRandom speed;

    private Workers(Observer observer, long results, long speed) {
      this.observer = observer;
      this.results = results;
      this.speed = new SplittableRandom(speed);
    }

    @Override
    public Rehearsal.Course attempt(TaskRun task) {
      int draw = fixed(task.task.id() + task.attempts, 100);
      Outcome outcome =
          draw < 80
              ? Outcome.SUCCEEDED
              : Outcome.failed(
                  draw < 97 ? new Reason.Exit(draw) : new Reason.Spawn("no such file"));
      return new Rehearsal.Course(span(10), outcome);
    }

    @Override
    public OptionalLong stopping(TaskRun task) {
      return speed.nextInt(4) == 0 ? OptionalLong.empty() : OptionalLong.of(span(2));
    }

    @Override
    public Rehearsal.Course reading(JobNode job) {
      boolean readable = fixed(job.id(), 20) > 0;
      return new Rehearsal.Course(
          span(5),
          readable ? Outcome.SUCCEEDED : Outcome.failed(new Reason.Source("no such file")));
    }

    @Override
    public void see(Action action) {
      observer.see(action);
    }

    @Override
    public void rest(long now) {
      observer.rest(now);
    }

    @Override
    public void stopAsked(long now) {
      observer.stopAsked();
    }

    private int fixed(String what, int bound) {
      return new SplittableRandom(results * 31 + what.hashCode()).nextInt(bound);
    }

    /// Up to so many seconds, in milliseconds; often none, often whole seconds, now and then very
    /// long.
    private long span(int most) {
      long millis =
          switch (speed.nextInt(8)) {
            case 0 -> 0;
            case 1, 2 -> speed.nextInt(most + 1) * 1000L;
            case 3 -> speed.nextInt(most * 20_000);
            default -> speed.nextInt(most * 1000);
          };
      return millis * 1_000_000;
    }
  }
}
