package dev.runner.schedule;

import static dev.runner.plan.Plans.job;
import static dev.runner.plan.Plans.plan;
import static dev.runner.plan.Plans.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.event.Captured;
import dev.runner.event.KeptTask;
import dev.runner.event.Outcome;
import dev.runner.event.TaskResult;
import dev.runner.expr.Value;
import dev.runner.graph.Target;
import dev.runner.graph.Task;
import dev.runner.plan.FailFast;
import dev.runner.plan.Plans;
import dev.runner.plan.Watch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What becomes of tasks that were under way when their run was broken off: rule `on_interrupt`.
final class BrokenOffTest {
  private static final String BROKEN_OFF =
      "failed (was under way when the run was broken off (on_interrupt: fail))";

  /// An earlier session.
  ///
  /// @param done the ids of tasks that it has done
  /// @param underWay those of tasks in the middle of which it was broken off
  private record Earlier(Set<String> done, Set<String> underWay) implements Memory {
    @Override
    public Optional<KeptTask> task(Task task, Optional<String> content) {
      return Optional.of(task)
          .filter(it -> done.contains(it.id()))
          .map(it -> new KeptTask(result(it), List.of()));
    }

    @Override
    public boolean underWay(Task task) {
      return underWay.contains(task.id());
    }

    @Override
    public Optional<Duration> target(Target target) {
      return Optional.empty();
    }

    private static TaskResult result(Task task) {
      return new TaskResult(
          task,
          Outcome.SUCCEEDED,
          1,
          Duration.ofSeconds(1),
          Value.of(0),
          Optional.empty(),
          Map.of(),
          Captured.NONE,
          Captured.NONE);
    }
  }

  private static Memory underWay(String... tasks) {
    return new Earlier(Set.of(), Set.of(tasks));
  }

  @Test
  void does_it_again_where_the_plan_is_silent() {
    Stage run = Stage.of(plan(job("a").steps(step("one")))).after(underWay("a/a/one"));
    assertThat(run.only("start", "task"))
        .isEqualTo("0.0s start a/a/one #1\n1.0s task a/a/one succeeded");
  }

  @Test
  void fails_it_without_an_attempt_and_skips_what_comes_after() {
    Stage run =
        Stage.of(
                plan(
                    job("a")
                        .targets(2)
                        .steps(step("one"), step("two").failsWhenBrokenOff(), step("three"))
                        .finallySteps(step("last"))))
            .after(new Earlier(Set.of("a/t0/one"), Set.of("a/t0/two")));
    assertThat(run.all())
        .contains(
            """
            kept a/t0/one
            0.0s task a/t0/two %s
            0.0s task a/t0/three skipped (needs `two`)
            """
                .formatted(BROKEN_OFF))
        .doesNotContain("start a/t0/two");
    assertThat(run.targets()).containsExactly("a/t0 " + BROKEN_OFF, "a/t1 succeeded");
    assertThat(run.only("ended")).isEqualTo("4.0s ended partial 1+1+0+0");
  }

  @Test
  void runs_finally_though_nothing_of_the_target_was_done_this_time() {
    Plans.Draft plan =
        plan(job("a").steps(step("one").failsWhenBrokenOff()).finallySteps(step("last")));
    Stage run = Stage.of(plan).after(underWay("a/a/one"));
    assertThat(run.results()).containsExactly("a/a/one " + BROKEN_OFF, "a/a/last succeeded");
  }

  @Test
  void fails_a_finally_step_as_well() {
    Plans.Draft plan =
        plan(job("a").steps(step("one")).finallySteps(step("last").failsWhenBrokenOff()));
    Stage run = Stage.of(plan).after(new Earlier(Set.of("a/a/one"), Set.of("a/a/last")));
    assertThat(run.only("start", "kept", "task"))
        .isEqualTo("0.0s kept a/a/one\n0.0s task a/a/last " + BROKEN_OFF);
    assertThat(run.targets()).containsExactly("a/a " + BROKEN_OFF);
  }

  @Test
  void tolerates_it_where_errors_are() {
    Plans.Draft plan =
        plan(job("a").steps(step("one").failsWhenBrokenOff().continueOnError(), step("two")));
    Stage run = Stage.of(plan).after(underWay("a/a/one"));
    assertThat(run.results().getLast()).isEqualTo("a/a/two succeeded");
    assertThat(run.targets()).containsExactly("a/a succeeded");
  }

  @Test
  void counts_for_fail_fast() {
    Plans.Draft plan =
        plan(
            job("a")
                .targets(3)
                .concurrency(1)
                .failFast(FailFast.FIRST)
                .steps(step("one").failsWhenBrokenOff()));
    Stage run = Stage.of(plan).after(underWay("a/t0/one"));
    assertThat(run.targets())
        .containsExactly(
            "a/t0 " + BROKEN_OFF, "a/t1 cancelled (fail_fast)", "a/t2 cancelled (fail_fast)");
  }

  @Test
  void makes_no_further_attempt_at_it() {
    Plans.Draft plan = plan(job("a").steps(step("one").failsWhenBrokenOff().retry(3)));
    Stage run = Stage.of(plan).after(underWay("a/a/one"));
    assertThat(run.attempts()).isEmpty();
  }

  @Test
  void does_it_when_files_have_changed_since() {
    Plans.Draft plan =
        plan(job("a").targets(2).watch(Watch.USUAL).steps(step("one").failsWhenBrokenOff()));
    Stage run = Stage.of(plan).after(underWay("a/t0/one")).changeAt(5, "a", "/x", 0).stopAt(10);
    assertThat(run.only("task"))
        .isEqualTo(
            "0.0s task a/t0/one %s\n1.0s task a/t1/one succeeded\n6.0s task a/t0/one succeeded"
                .formatted(BROKEN_OFF));
  }

  @Test
  void does_again_what_was_kept_when_its_files_have_changed_since() {
    Plans.Draft plan = plan(job("a").targets(2).watch(Watch.USUAL).steps(step("one")));
    Stage run =
        Stage.of(plan)
            .after(new Earlier(Set.of("a/t0/one", "a/t1/one"), Set.of()))
            .changeAt(5, "a", "/x", 1)
            .stopAt(10);
    assertThat(run.only("kept", "task"))
        .isEqualTo("0.0s kept a/t0/one\n0.0s kept a/t1/one\n6.0s task a/t1/one succeeded");
  }
}
