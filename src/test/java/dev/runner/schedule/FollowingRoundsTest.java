package dev.runner.schedule;

import static dev.runner.plan.Plans.job;
import static dev.runner.plan.Plans.plan;
import static dev.runner.plan.Plans.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.event.Event;
import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.graph.Graph;
import dev.runner.graph.JobNode;
import dev.runner.graph.Target;
import dev.runner.plan.Need;
import dev.runner.plan.Watch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// `match: target` in jobs that begin anew as files change.
final class FollowingRoundsTest {
  private static final long SECOND = 1_000_000_000;

  @Test
  void what_follows_begins_anew_behind_what_has_changed() {
    Stage run =
        Stage.of(
                plan(
                    job("a").watch(Watch.USUAL).targets("x", "y").steps(step("s")),
                    job("b").targets("x", "y").follows("a").steps(step("t"))))
            .on("a/y/s", 3, Stage.OK)
            .changeAt(9, "a", "/y/file", 1)
            .stopAt(20);
    assertThat(run.only("start", "changed", "again", "done", "resting"))
        .isEqualTo(
            """
            0.0s start a/x/s #1
            0.0s start a/y/s #1
            1.0s done a/x succeeded
            1.0s start b/x/t #1
            2.0s done b/x succeeded
            3.0s done a/y succeeded
            3.0s start b/y/t #1
            4.0s done b/y succeeded
            4.0s resting 4+0+0+0
            9.0s changed y/file: [b] a/y
            9.0s again a/y succeeded
            9.0s again b 2+0+0+0
            9.0s start a/y/s #1
            9.0s start b/x/t #1
            10.0s done b/x succeeded
            12.0s done a/y succeeded
            12.0s start b/y/t #1
            13.0s done b/y succeeded
            13.0s resting 4+0+0+0\
            """);
  }

  @Test
  void nothing_begins_before_those_that_it_follows_in_random_runs() {
    long one = Long.getLong("simulation.seed", -1);
    long runs = Long.getLong("simulation.runs", 2_000);
    LongStream seeds = one >= 0 ? LongStream.of(one) : LongStream.range(0, runs);
    seeds.forEach(
        seed -> {
          Graph graph = RandomRounds.following(new SplittableRandom(seed)).draw().graph();
          List<String> lines = new ArrayList<>();
          try {
            watched(graph, new SplittableRandom(~seed), lines);
          } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("seed " + seed + "\n" + String.join("\n", lines), e);
          }
        });
  }

  private static void watched(Graph graph, SplittableRandom random, List<String> lines) {
    Watcher watcher = new Watcher();
    Rehearsal run =
        new Rehearsal(
            graph,
            new Hands(random.split()),
            random.split(),
            event -> {
              lines.add(Lines.of(event));
              watcher.accept(event);
            });
    List<JobNode> watched =
        graph.jobs().stream().filter(it -> it.job().watch().isPresent()).toList();
    for (int i = random.nextInt(20); i > 0; i--) {
      JobNode job = watched.get(random.nextInt(watched.size()));
      boolean whole = random.nextBoolean() || new ListedTargets(job).size() == 0;
      Set<Integer> targets = whole ? Set.of() : Set.of(0);
      run.changeAt(random.nextInt(60) * SECOND, job, targets, "/file" + i);
    }
    if (random.nextInt(3) == 0) {
      run.stopAt(random.nextLong(60 * SECOND));
    }
    run.stopAt(100_000 * SECOND);
    run.run();
  }

  /// Keeps how targets stand, by their jobs and keys, as they begin and end.
  private static final class Watcher {
    private final Map<JobNode, Map<String, Outcome>> ended = new HashMap<>();

    void accept(Event event) {
      switch (event) {
        case Event.TargetStarted(_, Target target) -> begins(target);
        case Event.TargetEnded(_, Target target, Outcome outcome, _, _) ->
            of(target.job()).put(target.key(), outcome);
        case Event.TargetAgain(_, Target target, _) -> of(target.job()).remove(target.key());
        case Event.JobAgain(_, JobNode job, _) -> of(job).clear();
        default -> {}
      }
    }

    private Map<String, Outcome> of(JobNode job) {
      return ended.computeIfAbsent(job, _ -> new HashMap<>());
    }

    private void begins(Target target) {
      for (JobNode.Edge edge : target.job().needs()) {
        if (edge.match() == Need.Match.TARGET) {
          Optional<Outcome> pair = Optional.ofNullable(of(edge.job()).get(target.key()));
          boolean met =
              edge.condition() == Need.Condition.COMPLETED
                  ? pair.isPresent()
                  : pair.filter(Outcome.Succeeded.class::isInstance).isPresent();
          assertThat(met).as(target + " follows " + edge.job()).isTrue();
        }
      }
    }
  }

  private record Hands(SplittableRandom random) implements Rehearsal.Workers {
    @Override
    public Rehearsal.Course attempt(TaskRun task) {
      if (task.service() && random.nextBoolean()) {
        return Rehearsal.Course.ENDLESS;
      }
      Outcome outcome =
          random.nextInt(5) > 0 ? Outcome.SUCCEEDED : Outcome.failed(new Reason.Exit(3));
      return new Rehearsal.Course(random.nextLong(5 * SECOND), outcome);
    }

    @Override
    public OptionalLong stopping(TaskRun task) {
      return OptionalLong.of(random.nextLong(2 * SECOND));
    }

    @Override
    public Rehearsal.Course reading(JobNode job) {
      return new Rehearsal.Course(random.nextBoolean() ? 0 : SECOND, Outcome.SUCCEEDED);
    }
  }
}
