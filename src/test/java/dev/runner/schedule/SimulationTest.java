package dev.runner.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.event.Event;
import dev.runner.event.EventSink;
import dev.runner.graph.Graph;
import dev.runner.graph.JobNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
      assertThat(report(graph, seed, 1, Workers.Manner.PLAIN))
          .as("seed " + seed)
          .isEqualTo(report(graph, seed, 2, Workers.Manner.PLAIN));
    }
  }

  @Test
  void loses_nothing_to_pauses() {
    for (long seed = 0; seed < RUNS / 10; seed++) {
      Graph graph = new RandomPlan(new SplittableRandom(seed), true).draw().graph();
      assertThat(report(graph, seed, 1, Workers.Manner.PLAIN))
          .as("seed " + seed)
          .isEqualTo(report(graph, seed, 1, new Workers.Manner(true, true, true)));
    }
  }

  private static void watched(Graph graph, long seed, EventSink sink) {
    SplittableRandom random = new SplittableRandom(~seed);
    Workers.Manner manner = Workers.Manner.of(seed);
    Observer observer = new Observer(graph, manner.late());
    Workers workers = new Workers(observer, seed, seed, manner);
    Rehearsal run = new Rehearsal(graph, workers, random, sink.and(observer));
    int stops = Math.max(0, random.nextInt(6) - 3);
    for (int i = 0; i < stops; i++) {
      run.stopAt(random.nextLong(1, 60_000) * 1_000_000);
    }
    run.run();
  }

  /// What became of every task and target, in the order of the report and without times.
  private static List<String> report(Graph graph, long seed, long speed, Workers.Manner manner) {
    List<String> lines = new ArrayList<>();
    EventSink sink =
        event -> {
          if (event instanceof Event.TaskEnded || event instanceof Event.TargetEnded) {
            lines.add(Lines.of(event).replaceFirst("^\\S+ ", ""));
          }
        };
    Observer observer = new Observer(graph, manner.late());
    Workers workers = new Workers(observer, seed, speed, manner);
    new Rehearsal(graph, workers, new SplittableRandom(speed), sink.and(observer)).run();
    lines.sort(Comparator.naturalOrder());
    return lines;
  }

  private static String told(Graph graph, List<Event> events) {
    String plan =
        graph.jobs().stream()
            .map(it -> it + " " + it.job().control() + steps(it))
            .collect(Collectors.joining("\n"));
    String lines = events.stream().map(Lines::of).collect(Collectors.joining("\n"));
    return graph.plan().control() + "\n" + graph.plan().limits() + "\n" + plan + "\n" + lines;
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
}
