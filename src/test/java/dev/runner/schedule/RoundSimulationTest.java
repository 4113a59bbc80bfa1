package dev.runner.schedule;

import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.graph.Graph;
import dev.runner.graph.JobNode;
import dev.runner.plan.TargetSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Thousands of random plans in virtual time whose jobs watch files that change at random, each
/// watched from outside. Somebody presses Ctrl-C in the end, or before; that alone ends them.
///
/// `-Dsimulation.runs=1000000` runs more of them, `-Dsimulation.seed=N` one again.
final class RoundSimulationTest {
  private static final long SECOND = 1_000_000_000;

  @Test
  void forgets_no_change_in_random_runs() {
    long one = Long.getLong("simulation.seed", -1);
    long runs = Long.getLong("simulation.runs", 2_000);
    LongStream seeds = one >= 0 ? LongStream.of(one) : LongStream.range(0, runs);
    seeds.forEach(
        seed -> {
          Graph graph = new RandomRounds(new SplittableRandom(seed)).draw().graph();
          List<String> lines = new ArrayList<>();
          try {
            watched(graph, new SplittableRandom(~seed), lines);
          } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("seed " + seed + "\n" + told(graph, lines), e);
          }
        });
  }

  private static void watched(Graph graph, SplittableRandom random, List<String> lines) {
    RoundObserver observer = new RoundObserver(graph);
    Rehearsal run =
        new Rehearsal(
            graph,
            new Hands(observer, lines, random.split()),
            random.split(),
            event -> {
              lines.add(Lines.of(event));
              observer.accept(event);
            });
    for (int i = random.nextInt(1 + random.nextInt(30)); i > 0; i--) {
      change(run, graph, random, i);
    }
    if (random.nextInt(3) == 0) {
      long first = random.nextLong(60 * SECOND);
      run.stopAt(first);
      if (random.nextBoolean()) {
        run.stopAt(first + random.nextLong(5 * SECOND));
      }
    }
    run.stopAt(100_000 * SECOND);
    run.run();
    observer.closed(run.left());
  }

  /// A file changes, or several at once; those of one run in four are always the same.
  private static void change(Rehearsal run, Graph graph, SplittableRandom random, int number) {
    List<JobNode> watched =
        graph.jobs().stream().filter(it -> it.job().watch().isPresent()).toList();
    long at = random.nextBoolean() ? random.nextInt(60) * SECOND : random.nextLong(60 * SECOND);
    for (int i = 0; i == 0 || random.nextInt(3) == 0; i++) {
      JobNode job = watched.get(random.nextInt(watched.size()));
      run.changeAt(at, job, drawTargets(job, random), "/file" + number + "-" + i);
    }
  }

  private static Set<Integer> drawTargets(JobNode job, SplittableRandom random) {
    int size =
        job.job().targets().source() instanceof TargetSource.Listed it ? it.rows().size() : 1;
    boolean whole = random.nextInt(3) == 0;
    return IntStream.range(0, size)
        .filter(_ -> !whole && random.nextInt(3) == 0)
        .boxed()
        .collect(Collectors.toSet());
  }

  private static String told(Graph graph, List<String> lines) {
    String jobs =
        graph.jobs().stream().map(RoundSimulationTest::told).collect(Collectors.joining("\n"));
    return graph.plan().control() + "\n" + jobs + "\n" + String.join("\n", lines);
  }

  private static String told(JobNode job) {
    String steps =
        job.steps().stream()
            .map(
                it ->
                    "%n  %s %s retry %s, %s"
                        .formatted(it.id(), it.needs(), it.step().retry(), it.step().service()))
            .collect(Collectors.joining());
    return "%s %s if %s, %s, %s%s"
        .formatted(
            job, job.needs(), job.job().condition(), job.job().control(), job.job().watch(), steps);
  }

  /// Workers most of whom are quick and succeed; half of the services last.
  private record Hands(RoundObserver observer, List<String> lines, SplittableRandom random)
      implements Rehearsal.Workers {
    @Override
    public Rehearsal.Course attempt(TaskRun task) {
      if (task.service() && random.nextBoolean()) {
        return Rehearsal.Course.ENDLESS;
      }
      Outcome outcome =
          random.nextInt(5) > 0 ? Outcome.SUCCEEDED : Outcome.failed(new Reason.Exit(3));
      return new Rehearsal.Course(span(task.service() ? 20 : 5), outcome);
    }

    @Override
    public OptionalLong ready(TaskRun service) {
      return OptionalLong.of(random.nextBoolean() ? 0 : span(5));
    }

    @Override
    public OptionalLong stopping(TaskRun task) {
      return OptionalLong.of(random.nextBoolean() ? 0 : span(2));
    }

    @Override
    public Rehearsal.Course reading(JobNode job) {
      Outcome outcome =
          random.nextInt(20) > 0 ? Outcome.SUCCEEDED : Outcome.failed(new Reason.Source("gone"));
      return new Rehearsal.Course(random.nextBoolean() ? 0 : span(3), outcome);
    }

    @Override
    public void see(Action action) {
      observer.see(action);
    }

    @Override
    public void change(Change change, long now) {
      lines.add("     told " + change.job() + change.targets() + " " + change.files().paths());
      observer.change(change, now);
    }

    @Override
    public void stopAsked(long now) {
      lines.add("     Ctrl-C");
      observer.stopAsked(now);
    }

    @Override
    public void rest(long now) {
      observer.rest(now);
    }

    /// Whole seconds, so that things often happen at once, or not.
    private long span(int most) {
      return random.nextBoolean()
          ? random.nextInt(most + 1) * SECOND
          : random.nextLong(most * SECOND);
    }
  }
}
