package dev.runner.schedule;

import static dev.runner.plan.Plans.job;
import static dev.runner.plan.Plans.plan;
import static dev.runner.plan.Plans.rate;
import static dev.runner.plan.Plans.seconds;
import static dev.runner.plan.Plans.step;
import static dev.runner.schedule.Stage.OK;
import static dev.runner.schedule.Stage.exit;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Rules 1 and 2: concurrency and rate.
final class ConcurrencyTest {

  @Test
  void tells_a_whole_run_in_order() {
    Stage run =
        Stage.of(
            plan(
                job("build").targets("linux", "mac").concurrency(1).steps(step("compile")),
                job("ship").needs("build").steps(step("upload"))));
    assertThat(run.all())
        .isEqualTo(
            """
            0.0s run
            0.0s known build 2
            0.0s job build
            0.0s target build/linux
            0.0s start build/linux/compile #1
            1.0s end build/linux/compile #1 succeeded
            1.0s task build/linux/compile succeeded
            1.0s done build/linux succeeded
            1.0s target build/mac
            1.0s start build/mac/compile #1
            2.0s end build/mac/compile #1 succeeded
            2.0s task build/mac/compile succeeded
            2.0s done build/mac succeeded
            2.0s over build succeeded 2+0+0+0
            2.0s known ship 1
            2.0s job ship
            2.0s target ship/ship
            2.0s start ship/ship/upload #1
            3.0s end ship/ship/upload #1 succeeded
            3.0s task ship/ship/upload succeeded
            3.0s done ship/ship succeeded
            3.0s over ship succeeded 1+0+0+0
            3.0s ended succeeded 3+0+0+0\
            """);
  }

  @Test
  void finishes_a_target_before_the_next_begins_at_concurrency_one() {
    Stage run =
        Stage.of(
                plan(
                    job("a")
                        .targets(2)
                        .concurrency(1)
                        .steps(step("one").retry(1), step("two"))
                        .finallySteps(step("clean"))))
            .on("a/t0/one", 1, exit(1), OK);
    assertThat(run.only("start"))
        .isEqualTo(
            """
            0.0s start a/t0/one #1
            2.0s start a/t0/one #2
            3.0s start a/t0/two #1
            4.0s start a/t0/clean #1
            5.0s start a/t1/one #1
            6.0s start a/t1/two #1
            7.0s start a/t1/clean #1\
            """);
  }

  @Test
  void counts_targets_under_way_and_not_their_steps() {
    Stage run =
        Stage.of(plan(job("a").targets(3).concurrency(2).steps(step("one"), step("two").needs())));
    assertThat(run.only("start"))
        .isEqualTo(
            """
            0.0s start a/t0/one #1
            0.0s start a/t0/two #1
            0.0s start a/t1/one #1
            0.0s start a/t1/two #1
            1.0s start a/t2/one #1
            1.0s start a/t2/two #1\
            """);
  }

  @Test
  void counts_the_plans_running_attempts_of_all_jobs() {
    Stage run =
        Stage.of(
            plan(job("a").targets(2).steps(step("x")), job("b").steps(step("x"))).concurrency(2));
    assertThat(run.only("start"))
        .isEqualTo(
            """
            0.0s start a/t0/x #1
            0.0s start a/t1/x #1
            1.0s start b/b/x #1\
            """);
  }

  @Test
  void runs_ten_attempts_where_the_plan_is_silent() {
    Stage run = Stage.of(plan(job("a").targets(30).steps(step("x"))));
    assertThat(run.only("start").lines().filter(it -> it.startsWith("0.0s"))).hasSize(10);
    assertThat(run.only("ended")).isEqualTo("3.0s ended succeeded 30+0+0+0");
  }

  @Test
  void runs_as_many_targets_as_the_plan_allows_attempts() {
    Stage run = Stage.of(plan(job("a").targets(3_000).steps(step("x"))).concurrency(3_000));
    assertThat(run.only("ended")).isEqualTo("1.0s ended succeeded 3000+0+0+0");
  }

  @Test
  void takes_started_targets_before_new_ones() {
    Stage run =
        Stage.of(
            plan(
                    job("a").targets(2).steps(step("one"), step("two")),
                    job("b").steps(step("one"), step("two")))
                .concurrency(1));
    assertThat(run.only("start"))
        .isEqualTo(
            """
            0.0s start a/t0/one #1
            1.0s start a/t0/two #1
            2.0s start a/t1/one #1
            3.0s start a/t1/two #1
            4.0s start b/b/one #1
            5.0s start b/b/two #1\
            """);
  }

  @Test
  void takes_a_started_target_of_a_later_job_before_a_new_one_of_an_earlier() {
    Stage run =
        Stage.of(
                plan(
                        job("a").targets(2).steps(step("one")),
                        job("b").steps(step("one"), step("two")))
                    .concurrency(2))
            .on("a/t0/one", 1.5, OK);
    assertThat(run.only("start"))
        .isEqualTo(
            """
            0.0s start a/t0/one #1
            0.0s start a/t1/one #1
            1.0s start b/b/one #1
            2.0s start b/b/two #1\
            """);
  }

  @Test
  void lends_the_permit_of_a_waiting_retry_to_others() {
    Stage run =
        Stage.of(plan(job("a").targets(2).steps(step("x").retry(1))).concurrency(1))
            .on("a/t0/x", 1, exit(1), OK);
    assertThat(run.only("start"))
        .isEqualTo(
            """
            0.0s start a/t0/x #1
            1.0s start a/t1/x #1
            2.0s start a/t0/x #2\
            """);
  }

  @Test
  void takes_a_token_for_each_attempt_of_a_job_retries_too() {
    Stage run =
        Stage.of(
                plan(
                    job("a")
                        .targets(2)
                        .rate(rate(1, seconds(3), 2))
                        .steps(step("one").retry(1), step("two"))))
            .on("a/t0/one", 1, exit(1), OK);
    assertThat(run.only("start"))
        .isEqualTo(
            """
            0.0s start a/t0/one #1
            0.0s start a/t1/one #1
            3.0s start a/t0/one #2
            6.0s start a/t0/two #1
            9.0s start a/t1/two #1\
            """);
  }

  @Test
  void takes_tokens_of_plan_job_and_step_together() {
    Stage run =
        Stage.of(
            plan(
                    job("a")
                        .targets(3)
                        .rate(rate(1, seconds(2), 1))
                        .steps(step("x").rate(rate(1, seconds(3), 1))),
                    job("b").targets(3).steps(step("x")))
                .rate(rate(1, seconds(1), 1)));
    assertThat(run.only("start"))
        .isEqualTo(
            """
            0.0s start a/t0/x #1
            1.0s start b/t0/x #1
            2.0s start b/t1/x #1
            3.0s start a/t1/x #1
            4.0s start b/t2/x #1
            6.0s start a/t2/x #1\
            """);
  }

  @Test
  void lets_no_lane_without_tokens_hold_up_another() {
    Stage run =
        Stage.of(
            plan(
                    job("slow").targets(2).rate(rate(1, seconds(60), 1)).steps(step("x")),
                    job("fast").targets(2).steps(step("x")))
                .concurrency(1));
    assertThat(run.only("start"))
        .isEqualTo(
            """
            0.0s start slow/t0/x #1
            1.0s start fast/t0/x #1
            2.0s start fast/t1/x #1
            60.0s start slow/t1/x #1\
            """);
  }

  @Test
  void holds_no_permit_while_it_waits_for_a_token() {
    Stage run =
        Stage.of(
            plan(job("a")
                    .targets(2)
                    .steps(step("limited").rate(rate(1, seconds(10), 1)), step("free").needs()))
                .concurrency(1));
    assertThat(run.only("start"))
        .isEqualTo(
            """
            0.0s start a/t0/limited #1
            1.0s start a/t0/free #1
            2.0s start a/t1/free #1
            10.0s start a/t1/limited #1\
            """);
  }

  @Test
  void uses_all_of_a_rate_when_work_is_waiting() {
    Stage run =
        Stage.of(plan(job("a").targets(101).rate(rate(10, seconds(1), 1)).steps(step("x"))));
    assertThat(run.only("ended")).isEqualTo("11.0s ended succeeded 101+0+0+0");
  }
}
