package dev.runner.schedule;

import static dev.runner.plan.Plans.job;
import static dev.runner.plan.Plans.plan;
import static dev.runner.plan.Plans.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.event.Event;
import dev.runner.event.EventSink;
import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.graph.Graph;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Promise 4: what is kept hangs on the targets under way, not on their number.
final class ManyTargetsTest {
  private static final int TARGETS = 100_000;

  private final List<WeakReference<TaskRun>> tasks = new ArrayList<>();
  private int ended;
  private long kept;

  @Test
  void keeps_no_more_targets_than_are_under_way() {
    Graph graph =
        plan(job("a").targets(TARGETS).concurrency(20).steps(step("x").retry(1), step("y")))
            .concurrency(8)
            .graph();
    EventSink sink =
        event -> {
          if (event instanceof Event.TargetEnded && ++ended == TARGETS / 2) {
            kept = alive();
          }
        };
    new Rehearsal(graph, new Remembering(), new SplittableRandom(1), sink).run();
    assertThat(ended).isEqualTo(TARGETS);
    assertThat(tasks).hasSizeGreaterThan(2 * TARGETS);
    assertThat(kept).isLessThan(100);
  }

  @Test
  void keeps_no_more_of_a_pipeline() {
    String[] backwards =
        IntStream.range(0, TARGETS).mapToObj(it -> "t" + (TARGETS - 1 - it)).toArray(String[]::new);
    Graph graph =
        plan(
                job("a").targets(TARGETS).concurrency(20).steps(step("x")),
                job("b").targets(TARGETS).follows("a").steps(step("y")),
                job("c").targets(backwards).followsAnyway("b").steps(step("z")))
            .concurrency(8)
            .graph();
    EventSink sink =
        event -> {
          if (event instanceof Event.TargetEnded && ++ended == TARGETS * 3 / 2) {
            kept = alive();
          }
        };
    new Rehearsal(graph, new Remembering(), new SplittableRandom(1), sink).run();
    assertThat(ended).isEqualTo(3 * TARGETS);
    assertThat(kept).isLessThan(100);
  }

  private long alive() {
    System.gc();
    return tasks.stream().filter(it -> it.get() != null).count();
  }

  /// Workers that remember every task they were given, as long as others do. Each tenth fails once.
  private final class Remembering implements Rehearsal.Workers {
    @Override
    public Rehearsal.Course attempt(TaskRun task) {
      tasks.add(new WeakReference<>(task));
      boolean fails = task.attempts == 1 && tasks.size() % 10 == 0;
      return new Rehearsal.Course(
          1 + tasks.size() % 7, fails ? Outcome.failed(new Reason.Exit(1)) : Outcome.SUCCEEDED);
    }
  }
}
