package dev.runner.schedule;

import static dev.runner.plan.Plans.job;
import static dev.runner.plan.Plans.plan;
import static dev.runner.plan.Plans.step;
import static dev.runner.schedule.Stage.exit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.plan.FailFast;
import org.junit.jupiter.api.Test;

/// `match: target`: targets wait for those of the same key in other jobs.
final class FollowingTest {

  @Test
  void a_target_begins_when_that_of_its_key_has_succeeded() {
    Stage run =
        Stage.of(
                plan(
                    job("a").targets(3).steps(step("x")),
                    job("b").targets(3).follows("a").steps(step("y")),
                    job("c").targets(3).follows("b").steps(step("z"))))
            .on("a/t0/x", 3, Stage.OK);
    assertThat(run.only("start"))
        .isEqualTo(
            """
            0.0s start a/t0/x #1
            0.0s start a/t1/x #1
            0.0s start a/t2/x #1
            1.0s start b/t1/y #1
            1.0s start b/t2/y #1
            2.0s start c/t1/z #1
            2.0s start c/t2/z #1
            3.0s start b/t0/y #1
            4.0s start c/t0/z #1\
            """);
  }

  @Test
  void it_is_skipped_where_that_has_failed_unless_the_condition_is_completed() {
    Stage run =
        Stage.of(
                plan(
                    job("a").targets(2).steps(step("x")),
                    job("b").targets(2).follows("a").steps(step("y")),
                    job("c").targets(2).followsAnyway("a", "b").steps(step("z"))))
            .on("a/t1/x", 1, exit(1));
    assertThat(run.targets())
        .containsExactly(
            "a/t0 succeeded",
            "a/t1 failed (exit 1)",
            "b/t0 succeeded",
            "b/t1 skipped (needs `a`)",
            "c/t0 succeeded",
            "c/t1 succeeded");
  }

  @Test
  void it_is_skipped_where_there_is_none_of_its_key() {
    Stage run =
        Stage.of(
            plan(
                job("a").targets("k", "l").steps(step("x")),
                job("b").targets("m", "l", "n", "k").followsAnyway("a").steps(step("y"))));
    assertThat(run.targets())
        .containsExactly(
            "a/k succeeded",
            "a/l succeeded",
            "b/m skipped (`a` has no target of this key)",
            "b/l succeeded",
            "b/n skipped (`a` has no target of this key)",
            "b/k succeeded");
  }

  @Test
  void what_never_had_targets_has_none_to_follow() {
    Stage run =
        Stage.of(
            plan(
                job("a").when("false").targets(2).steps(step("x")),
                job("b").targets(2).follows("a").steps(step("y")),
                job("c").targets(2).followsAnyway("a").steps(step("y"))));
    assertThat(run.targets())
        .containsExactly(
            "a/a skipped (if is false)",
            "b/b skipped (needs `a`)",
            "c/t0 skipped (`a` has no target of this key)",
            "c/t1 skipped (`a` has no target of this key)");
  }

  @Test
  void other_jobs_are_waited_for_as_a_whole() {
    Stage run =
        Stage.of(
                plan(
                    job("slow").steps(step("x")),
                    job("a").targets(2).steps(step("x")),
                    job("b").targets(2).needs("slow").follows("a").steps(step("y"))))
            .on("slow/slow/x", 5, Stage.OK);
    assertThat(run.only("start"))
        .isEqualTo(
            """
            0.0s start slow/slow/x #1
            0.0s start a/t0/x #1
            0.0s start a/t1/x #1
            5.0s start b/t0/y #1
            5.0s start b/t1/y #1\
            """);
  }

  @Test
  void waves_and_concurrency_hold() {
    Stage run =
        Stage.of(
                plan(
                    job("a").targets(4).steps(step("x")),
                    job("b")
                        .targets(4)
                        .batches(new FailFast.Threshold.Count(2))
                        .concurrency(1)
                        .follows("a")
                        .steps(step("y"))))
            .on("a/t0/x", 4, Stage.OK);
    assertThat(run.only("start"))
        .isEqualTo(
            """
            0.0s start a/t0/x #1
            0.0s start a/t1/x #1
            0.0s start a/t2/x #1
            0.0s start a/t3/x #1
            1.0s start b/t1/y #1
            4.0s start b/t0/y #1
            5.0s start b/t2/y #1
            6.0s start b/t3/y #1\
            """);
  }

  @Test
  void the_rest_is_cancelled_once_the_run_is_stopped() {
    Stage run =
        Stage.of(
                plan(
                    job("a").targets(3).concurrency(1).steps(step("x")),
                    job("b").targets(3).follows("a").steps(step("y"))))
            .stopAt(1.5);
    assertThat(run.targets())
        .containsExactly(
            "a/t0 succeeded",
            "a/t1 cancelled (interrupted)",
            "a/t2 cancelled (interrupted)",
            "b/t0 cancelled (interrupted)",
            "b/t1 cancelled (interrupted)",
            "b/t2 cancelled (interrupted)");
  }

  @Test
  void what_is_skipped_for_a_failure_has_not_succeeded_for_others() {
    Stage run =
        Stage.of(
                plan(
                    job("a").targets(2).steps(step("x")),
                    job("b").targets(2).follows("a").steps(step("y")),
                    job("c").needs("b").steps(step("z")),
                    job("d").completed("b").steps(step("z"))))
            .on("a/t1/x", 1, exit(1));
    assertThat(run.targets())
        .contains("b/t0 succeeded", "b/t1 skipped (needs `a`)", "c/c skipped (needs `b`)")
        .contains("d/d succeeded");
  }

  @Test
  void where_nothing_was_left_to_do_the_job_is_skipped() {
    Stage run =
        Stage.of(
                plan(
                    job("a").targets(1).steps(step("x")),
                    job("b").targets(1).follows("a").steps(step("y")),
                    job("c").needs("b").steps(step("z"))))
            .on("a/t0/x", 1, exit(1));
    assertThat(run.only("over"))
        .isEqualTo(
            """
            1.0s over a failed 0+1+0+0
            1.0s over b skipped 0+0+1+0
            1.0s over c skipped 0+0+1+0\
            """);
  }
}
