package dev.runner.schedule;

import static dev.runner.plan.Plans.job;
import static dev.runner.plan.Plans.plan;
import static dev.runner.plan.Plans.rate;
import static dev.runner.plan.Plans.seconds;
import static dev.runner.plan.Plans.step;
import static dev.runner.schedule.Stage.OK;
import static dev.runner.schedule.Stage.exit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.plan.FailFast;
import org.junit.jupiter.api.Test;

/// Rule 7: failing fast.
final class FailFastTest {

  @Test
  void cancels_the_rest_of_a_job_at_its_first_failed_target() {
    Stage run =
        Stage.of(
                plan(
                    job("a")
                        .targets(4)
                        .concurrency(2)
                        .failFast(FailFast.FIRST)
                        .steps(step("x"), step("y")),
                    job("b").steps(step("x"))))
            .on("a/t0/x", 1, exit(1))
            .on("a/t1/x", 5, OK)
            .stopping("a/t1/x", 1)
            .on("b/b/x", 9, OK);
    assertThat(run.only("start", "task", "done", "over", "ended"))
        .isEqualTo(
            """
            0.0s start a/t0/x #1
            0.0s start a/t1/x #1
            0.0s start b/b/x #1
            1.0s task a/t0/x failed (exit 1)
            1.0s task a/t0/y skipped (needs `x`)
            1.0s done a/t0 failed (exit 1)
            1.0s task a/t1/y cancelled (fail_fast)
            1.0s done a/t2 cancelled (fail_fast)
            1.0s done a/t3 cancelled (fail_fast)
            2.0s task a/t1/x cancelled (fail_fast)
            2.0s done a/t1 cancelled (fail_fast)
            2.0s over a failed 0+1+0+3
            9.0s task b/b/x succeeded
            9.0s done b/b succeeded
            9.0s over b succeeded 1+0+0+0
            9.0s ended partial 1+1+0+3\
            """);
  }

  @Test
  void counts_a_failure_only_after_its_retries() {
    Stage run =
        Stage.of(
                plan(
                    job("a")
                        .targets(3)
                        .concurrency(1)
                        .failFast(FailFast.FIRST)
                        .steps(step("x").retry(1))))
            .on("a/t0/x", 1, exit(1), OK)
            .on("a/t1/x", 1, exit(1), exit(1));
    assertThat(run.targets())
        .containsExactly("a/t0 succeeded", "a/t1 failed (exit 1)", "a/t2 cancelled (fail_fast)");
  }

  @Test
  void does_not_count_tolerated_failures() {
    Stage run =
        Stage.of(
                plan(
                    job("a")
                        .targets(3)
                        .failFast(FailFast.FIRST)
                        .steps(step("x").continueOnError())))
            .on(".*", 1, exit(1));
    assertThat(run.only("ended")).isEqualTo("1.0s ended succeeded 3+0+0+0");
  }

  @Test
  void counts_a_target_once_however_many_of_its_steps_fail() {
    Stage run =
        Stage.of(
                plan(
                    job("a")
                        .targets(3)
                        .concurrency(1)
                        .failFast(after(2, FailFast.Running.CANCEL))
                        .steps(step("x"), step("y").needs())
                        .finallySteps(step("clean"))))
            .on("a/t0/.*", 1, exit(1))
            .on("a/t1/clean", 1, exit(1));
    assertThat(run.targets())
        .containsExactly(
            "a/t0 failed (exit 1)", "a/t1 failed (exit 1)", "a/t2 cancelled (fail_fast)");
  }

  @Test
  void lets_targets_under_way_finish_and_begins_no_others_when_told_so() {
    Stage run =
        Stage.of(
                plan(job("a")
                        .targets(4)
                        .failFast(after(1, FailFast.Running.FINISH))
                        .steps(step("x"), step("y")))
                    .concurrency(2))
            .on("a/t0/x", 1, exit(1))
            .on("a/t1/x", 2, OK);
    assertThat(run.only("start", "task", "done", "ended"))
        .isEqualTo(
            """
            0.0s start a/t0/x #1
            0.0s start a/t1/x #1
            1.0s task a/t0/x failed (exit 1)
            1.0s task a/t0/y skipped (needs `x`)
            1.0s done a/t0 failed (exit 1)
            1.0s done a/t2 cancelled (fail_fast)
            1.0s done a/t3 cancelled (fail_fast)
            2.0s task a/t1/x succeeded
            2.0s start a/t1/y #1
            3.0s task a/t1/y succeeded
            3.0s done a/t1 succeeded
            3.0s ended partial 1+1+0+2\
            """);
  }

  @Test
  void begins_no_target_that_waited_for_a_token_when_the_rest_may_finish() {
    Stage run =
        Stage.of(
                plan(
                    job("a")
                        .targets(3)
                        .rate(rate(1, seconds(5), 1))
                        .failFast(after(1, FailFast.Running.FINISH))
                        .steps(step("x"))))
            .on("a/t0/x", 1, exit(1));
    assertThat(run.targets())
        .containsExactly(
            "a/t0 failed (exit 1)", "a/t1 cancelled (fail_fast)", "a/t2 cancelled (fail_fast)");
  }

  @Test
  void rounds_a_share_of_the_targets_up() {
    FailFast share = new FailFast(new FailFast.Threshold.Percent(10), FailFast.Running.CANCEL);
    Stage run =
        Stage.of(plan(job("a").targets(11).concurrency(1).failFast(share).steps(step("x"))))
            .on(".*", 1, exit(1));
    assertThat(run.only("ended")).isEqualTo("2.0s ended failed 0+2+0+9");
  }

  @Test
  void stops_the_whole_run_where_the_plan_says_so() {
    Stage run =
        Stage.of(
                plan(
                        job("a").targets(2).steps(step("x")),
                        job("b").targets(2).concurrency(1).steps(step("x"), step("y")),
                        job("c").completed("a").steps(step("x")))
                    .failFast(FailFast.FIRST))
            .on("a/t0/x", 2, exit(1))
            .on("a/t1/x", 3, OK);
    assertThat(run.only("stopping")).isEqualTo("2.0s stopping fail_fast");
    assertThat(run.targets())
        .containsExactly(
            "a/t0 failed (exit 1)",
            "a/t1 cancelled (fail_fast)",
            "b/t0 succeeded",
            "b/t1 cancelled (fail_fast)",
            "c/c cancelled (fail_fast)");
  }

  @Test
  void counts_a_job_that_could_not_begin_as_a_failed_target_of_the_run() {
    Stage run =
        Stage.of(
            plan(
                    job("a").require("false", "not here").steps(step("x")),
                    job("b").targets(2).steps(step("x")))
                .failFast(FailFast.FIRST));
    assertThat(run.targets())
        .containsExactly(
            "a/a failed (not here)", "b/t0 cancelled (fail_fast)", "b/t1 cancelled (fail_fast)");
  }

  @Test
  void shows_a_target_that_stopped_its_own_run_as_failed_to_its_finally_steps() {
    Stage run =
        Stage.of(
                plan(
                    job("a")
                        .failFast(FailFast.FIRST)
                        .steps(step("x"), step("y").needs())
                        .finallySteps(
                            step("failure").when("failure()"),
                            step("success").when("success()"),
                            step("always"))))
            .on("a/a/x", 1, exit(1))
            .on("a/a/y", 5, OK);
    assertThat(run.results())
        .containsExactly(
            "a/a/x failed (exit 1)",
            "a/a/y cancelled (fail_fast)",
            "a/a/failure succeeded",
            "a/a/success skipped (if is false)",
            "a/a/always succeeded");
  }

  private static FailFast after(long targets, FailFast.Running running) {
    return new FailFast(new FailFast.Threshold.Count(targets), running);
  }
}
