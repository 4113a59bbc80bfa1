package dev.runner.schedule;

import dev.runner.event.Event;
import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.graph.Graph;
import dev.runner.graph.JobNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Thousands of random plans with services in virtual time, each watched from outside. Somebody
/// presses Ctrl-C in the end, or before; that alone must end them.
///
/// `-Dsimulation.runs=1000000` runs more of them, `-Dsimulation.seed=N` one again.
final class ServiceSimulationTest {
  private static final long SECOND = 1_000_000_000;

  @Test
  void keeps_services_no_longer_than_they_are_needed() {
    long one = Long.getLong("simulation.seed", -1);
    long runs = Long.getLong("simulation.runs", 3_000);
    LongStream seeds = one >= 0 ? LongStream.of(one) : LongStream.range(0, runs);
    seeds.forEach(
        seed -> {
          List<Event> events = new ArrayList<>();
          Graph graph = RandomPlan.serving(new SplittableRandom(seed)).draw().graph();
          try {
            watched(graph, seed, events);
          } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("seed " + seed + "\n" + told(graph, events), e);
          }
        });
  }

  private static void watched(Graph graph, long seed, List<Event> events) {
    SplittableRandom random = new SplittableRandom(~seed);
    ServiceObserver observer = new ServiceObserver(graph);
    Rehearsal run =
        new Rehearsal(
            graph,
            new Servants(observer, random.split()),
            random.split(),
            event -> {
              events.add(event);
              observer.accept(event);
            });
    run.stopAt(random.nextInt(3) == 0 ? random.nextLong(60 * SECOND) : 100_000 * SECOND);
    run.run();
  }

  private static String told(Graph graph, List<Event> events) {
    String jobs =
        graph.jobs().stream()
            .map(it -> it + " " + it.needs() + " " + it.job().control() + steps(it))
            .collect(Collectors.joining("\n"));
    return graph.plan().control()
        + "\n"
        + jobs
        + "\n"
        + events.stream().map(Lines::of).collect(Collectors.joining("\n"));
  }

  private static String steps(JobNode job) {
    return job.steps().stream()
        .map(
            it ->
                "%n  %s %s if %s, %s"
                    .formatted(it.id(), it.needs(), it.step().condition(), it.step().service()))
        .collect(Collectors.joining());
  }

  /// Workers most of whom are quick and succeed; half of the services last.
  private record Servants(ServiceObserver observer, SplittableRandom random)
      implements Rehearsal.Workers {
    @Override
    public Rehearsal.Course attempt(TaskRun task) {
      if (task.service() && random.nextBoolean()) {
        return Rehearsal.Course.ENDLESS;
      }
      Outcome outcome =
          random.nextInt(4) > 0 ? Outcome.SUCCEEDED : Outcome.failed(new Reason.Exit(3));
      return new Rehearsal.Course(span(task.service() ? 20 : 5), outcome);
    }

    @Override
    public OptionalLong ready(TaskRun service) {
      return OptionalLong.of(random.nextBoolean() ? 0 : span(5));
    }

    @Override
    public OptionalLong stopping(TaskRun task) {
      return OptionalLong.of(span(2));
    }

    @Override
    public Rehearsal.Course reading(JobNode job) {
      return new Rehearsal.Course(span(3), Outcome.SUCCEEDED);
    }

    @Override
    public void see(Action action) {
      observer.see(action);
    }

    @Override
    public void rest(long now) {
      observer.rest();
    }

    /// Whole seconds, so that things often happen at once, or not.
    private long span(int most) {
      return random.nextBoolean()
          ? random.nextInt(most + 1) * SECOND
          : random.nextLong(most * SECOND);
    }
  }
}
