package dev.runner.schedule;

import static dev.runner.plan.Plans.job;
import static dev.runner.plan.Plans.plan;
import static dev.runner.plan.Plans.step;
import static dev.runner.schedule.Stage.OK;
import static dev.runner.schedule.Stage.exit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.plan.FailFast;
import dev.runner.plan.FailFast.Threshold;
import dev.runner.plan.Watch;
import org.junit.jupiter.api.Test;

/// Rule 8: waves of targets.
final class BatchesTest {

  @Test
  void begins_a_wave_when_all_of_the_one_before_have_ended_and_repeats_the_last_size() {
    Stage run =
        Stage.of(
                plan(
                    job("a")
                        .targets(7)
                        .batches(count(1), count(2))
                        .steps(step("x"))
                        .finallySteps(step("f"))))
            .on("a/t1/x", 3, OK);
    assertThat(run.only("target", "done", "ended"))
        .isEqualTo(
            """
            0.0s target a/t0
            2.0s done a/t0 succeeded
            2.0s target a/t1
            2.0s target a/t2
            4.0s done a/t2 succeeded
            6.0s done a/t1 succeeded
            6.0s target a/t3
            6.0s target a/t4
            8.0s done a/t3 succeeded
            8.0s done a/t4 succeeded
            8.0s target a/t5
            8.0s target a/t6
            10.0s done a/t5 succeeded
            10.0s done a/t6 succeeded
            10.0s ended succeeded 7+0+0+0\
            """);
  }

  @Test
  void rounds_a_share_of_the_targets_up() {
    Stage run =
        Stage.of(plan(job("a").targets(11).batches(percent(10), percent(100)).steps(step("x"))));
    assertThat(run.only("target").lines().filter(it -> it.startsWith("0.0s"))).hasSize(2);
    assertThat(run.only("target").lines().filter(it -> it.startsWith("1.0s"))).hasSize(9);
  }

  @Test
  void lets_concurrency_hold_within_a_wave() {
    Stage run =
        Stage.of(plan(job("a").targets(5).concurrency(2).batches(count(3)).steps(step("x"))));
    assertThat(run.only("target"))
        .isEqualTo(
            """
            0.0s target a/t0
            0.0s target a/t1
            1.0s target a/t2
            2.0s target a/t3
            2.0s target a/t4\
            """);
  }

  @Test
  void ends_a_wave_in_which_one_has_failed_and_begins_no_other() {
    Stage run =
        Stage.of(plan(job("a").targets(5).batches(count(2)).steps(step("x"), step("y"))))
            .on("a/t0/x", 1, exit(1));
    assertThat(run.only("task", "done", "ended"))
        .isEqualTo(
            """
            1.0s task a/t0/x failed (exit 1)
            1.0s task a/t0/y skipped (needs `x`)
            1.0s done a/t0 failed (exit 1)
            1.0s task a/t1/x succeeded
            2.0s task a/t1/y succeeded
            2.0s done a/t1 succeeded
            2.0s done a/t2 cancelled (fail_fast)
            2.0s done a/t3 cancelled (fail_fast)
            2.0s done a/t4 cancelled (fail_fast)
            2.0s ended partial 1+1+0+3\
            """);
  }

  @Test
  void begins_the_next_while_fewer_have_failed_than_fail_fast_says() {
    FailFast second = new FailFast(count(2), FailFast.Running.CANCEL);
    Stage run =
        Stage.of(plan(job("a").targets(6).batches(count(2)).failFast(second).steps(step("x"))))
            .on("a/t[03]/x", 1, exit(1))
            .on("a/t2/x", 2, OK);
    assertThat(run.targets())
        .containsExactly(
            "a/t0 failed (exit 1)",
            "a/t1 succeeded",
            "a/t2 cancelled (fail_fast)",
            "a/t3 failed (exit 1)",
            "a/t4 cancelled (fail_fast)",
            "a/t5 cancelled (fail_fast)");
  }

  @Test
  void goes_through_waves_whose_targets_have_nothing_to_do() {
    Stage run =
        Stage.of(plan(job("a").targets(5).batches(count(1)).steps(step("x").when("false"))));
    assertThat(run.only("done", "ended"))
        .isEqualTo(
            """
            0.0s done a/t0 skipped (if is false)
            0.0s done a/t1 skipped (if is false)
            0.0s done a/t2 skipped (if is false)
            0.0s done a/t3 skipped (if is false)
            0.0s done a/t4 skipped (if is false)
            0.0s ended succeeded 0+0+5+0\
            """);
  }

  @Test
  void takes_services_that_are_ready_for_ended() {
    Stage run =
        Stage.of(
            plan(
                job("a").targets(2).batches(count(1)).steps(step("x").service(), step("y")),
                job("b").ready("a").steps(step("z"))));
    assertThat(run.only("target"))
        .isEqualTo(
            """
            0.0s target a/t0
            1.0s target a/t1
            2.0s target b/b\
            """);
  }

  @Test
  void begins_in_waves_again_when_the_whole_job_does() {
    Stage run =
        Stage.of(plan(job("a").targets(2).batches(count(1)).watch(Watch.USUAL).steps(step("x"))))
            .changeAt(5, "a", "f")
            .stopAt(20);
    assertThat(run.only("target").lines().map(it -> it.replaceAll("\\S+s ", "")))
        .containsExactly("target a/t0", "target a/t1", "target a/t0", "target a/t1");
  }

  private static Threshold count(long targets) {
    return new Threshold.Count(targets);
  }

  private static Threshold percent(double share) {
    return new Threshold.Percent(share);
  }
}
