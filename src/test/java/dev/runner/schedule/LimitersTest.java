package dev.runner.schedule;

import static dev.runner.plan.Plans.job;
import static dev.runner.plan.Plans.keyed;
import static dev.runner.plan.Plans.plan;
import static dev.runner.plan.Plans.rate;
import static dev.runner.plan.Plans.seconds;
import static dev.runner.plan.Plans.step;
import static dev.runner.schedule.Stage.OK;
import static dev.runner.schedule.Stage.done;
import static dev.runner.schedule.Stage.exit;
import static dev.runner.schedule.Stage.throttled;
import static dev.runner.schedule.Stage.unmet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.event.Waited;
import dev.runner.plan.Limiter;
import dev.runner.plan.Quota;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Named limiters, their keys, quotas and permits, and what pauses them.
final class LimitersTest {

  @Test
  void shares_a_named_limiter_among_jobs_and_steps() {
    Stage run =
        Stage.of(
            plan(
                    job("a").targets(2).steps(step("x").limit("api")),
                    job("b").targets(2).steps(step("x").limit("api")))
                .limit("api", Limiter.of(rate(1, seconds(2), 1))));
    assertThat(run.only("start"))
        .isEqualTo(
            """
            0.0s start a/t0/x #1
            2.0s start a/t1/x #1
            4.0s start b/t0/x #1
            6.0s start b/t1/x #1\
            """);
  }

  @Test
  void gives_each_key_a_bucket_of_its_own_and_lets_none_hold_up_another() {
    Limiter limiter = keyed(Limiter.of(rate(1, seconds(5), 1)), "${{ split(target.key, '-')[0] }}");
    Stage run =
        Stage.of(
            plan(job("a").targets("one-1", "one-2", "one-3", "two-1").steps(step("x").limit("h")))
                .limit("h", limiter));
    assertThat(run.only("start"))
        .isEqualTo(
            """
            0.0s start a/one-1/x #1
            0.0s start a/two-1/x #1
            5.0s start a/one-2/x #1
            10.0s start a/one-3/x #1\
            """);
  }

  @Test
  void keeps_the_jobs_concurrency_while_targets_wait_for_keys() {
    Limiter limiter = keyed(Limiter.of(rate(1, seconds(9), 1)), "${{ split(target.key, '-')[0] }}");
    Stage run =
        Stage.of(
            plan(job("a")
                    .targets("one-1", "one-2", "two-1", "six-1", "ten-1")
                    .concurrency(2)
                    .steps(step("x").limit("h")))
                .limit("h", limiter));
    assertThat(run.only("start"))
        .isEqualTo(
            """
            0.0s start a/one-1/x #1
            0.0s start a/two-1/x #1
            1.0s start a/six-1/x #1
            1.0s start a/ten-1/x #1
            9.0s start a/one-2/x #1\
            """);
  }

  @Test
  void fails_the_target_whose_key_has_no_value() {
    Limiter limiter =
        keyed(Limiter.of(rate(1, seconds(1), 1)), "${{ toJSON(fromJSON(target.key)) }}");
    Stage run =
        Stage.of(
            plan(job("a").targets("1", "{", "2").steps(step("x").limit("h"))).limit("h", limiter));
    assertThat(run.targets().get(1)).startsWith("a/{ failed");
    assertThat(run.targets()).hasSize(3);
  }

  @Test
  void runs_no_more_attempts_at_once_than_a_limiter_allows() {
    Limiter two =
        new Limiter(
            Optional.empty(), Optional.empty(), Optional.of(2), Optional.empty(), seconds(60));
    Stage run =
        Stage.of(
            plan(
                    job("a").targets(3).steps(step("x").limit("db")),
                    job("b").targets(2).steps(step("x")))
                .limit("db", two));
    assertThat(run.only("start"))
        .isEqualTo(
            """
            0.0s start a/t0/x #1
            0.0s start a/t1/x #1
            0.0s start b/t0/x #1
            0.0s start b/t1/x #1
            1.0s start a/t2/x #1\
            """);
  }

  @Test
  void never_starts_more_than_the_quota_in_any_window() {
    Limiter quota =
        new Limiter(
            Optional.empty(),
            Optional.of(new Quota(2, seconds(10))),
            Optional.empty(),
            Optional.empty(),
            seconds(60));
    Stage run =
        Stage.of(
            plan(job("a").targets(5).concurrency(1).steps(step("x").limit("day")))
                .limit("day", quota));
    assertThat(run.only("start"))
        .isEqualTo(
            """
            0.0s start a/t0/x #1
            1.0s start a/t1/x #1
            10.0s start a/t2/x #1
            11.0s start a/t3/x #1
            20.0s start a/t4/x #1\
            """);
  }

  @Test
  void pauses_the_limiter_and_not_only_the_task_that_was_throttled() {
    Stage run =
        Stage.of(
                plan(job("a").targets(3).concurrency(1).steps(step("x").limit("api")))
                    .limit("api", Limiter.of(rate(10, seconds(1), 10))))
            .on("a/t0/x", throttled(1, 7), done(1));
    assertThat(run.only("start", "paused", "done"))
        .isEqualTo(
            """
            0.0s start a/t0/x #1
            1.0s paused api 7.0s busy
            8.0s start a/t0/x #2
            9.0s done a/t0 succeeded
            9.0s start a/t1/x #1
            10.0s done a/t1 succeeded
            10.0s start a/t2/x #1
            11.0s done a/t2 succeeded\
            """);
  }

  @Test
  void uses_up_no_retry_for_a_throttled_attempt() {
    Stage run =
        Stage.of(plan(job("a").steps(step("x").throttled(75).retry(1))))
            .on(
                "a/a/x",
                throttled(1, 1),
                throttled(1, 1),
                new Rehearsal.Course(1_000_000_000, exit(1)),
                throttled(1, 1),
                done(1));
    assertThat(run.results()).isEqualTo(List.of("a/a/x succeeded"));
  }

  @Test
  void waits_longer_each_time_that_nobody_says_how_long() {
    Stage run =
        Stage.of(plan(job("a").steps(step("x").throttled(75))))
            .on("a/a/x", throttled(1, -1), throttled(1, -1), throttled(1, -1), done(1));
    assertThat(run.only("start"))
        .isEqualTo(
            """
            0.0s start a/a/x #1
            1.3s start a/a/x #2
            2.8s start a/a/x #3
            4.8s start a/a/x #4\
            """);
  }

  @Test
  void pauses_for_no_longer_than_the_plan_allows() {
    Limiter limiter =
        new Limiter(
            Optional.of(rate(1, seconds(1), 1)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            seconds(5));
    Stage run =
        Stage.of(plan(job("a").steps(step("x").limit("api"))).limit("api", limiter))
            .on("a/a/x", throttled(1, 1_000_000), done(1));
    assertThat(run.only("start", "paused"))
        .isEqualTo(
            """
            0.0s start a/a/x #1
            1.0s paused api 5.0s busy
            6.0s start a/a/x #2\
            """);
  }

  @Test
  void gives_up_a_throttled_task_at_its_deadline() {
    Stage run =
        Stage.of(plan(job("a").steps(step("x").throttled(75).deadline(seconds(10)))))
            .on("a/a/x", throttled(1, 4));
    assertThat(run.only("task")).isEqualTo("10.0s task a/a/x failed (deadline after 10s)");
  }

  @Test
  void repeats_a_success_until_its_condition_is_true() {
    Stage run =
        Stage.of(plan(job("a").steps(step("x").until("true", seconds(3)))))
            .on("a/a/x", unmet(1), unmet(1), done(1));
    assertThat(run.only("start", "task"))
        .isEqualTo(
            """
            0.0s start a/a/x #1
            4.0s start a/a/x #2
            8.0s start a/a/x #3
            9.0s task a/a/x succeeded\
            """);
  }

  @Test
  void tells_how_long_a_limiter_made_the_run_wait_and_that_it_bounded_it() {
    Stage run =
        Stage.of(
            plan(job("a").targets(4).steps(step("x").limit("api")))
                .limit("api", Limiter.of(rate(1, seconds(3), 1))));
    assertThat(run.bounds().most()).isEqualTo("api");
    assertThat(run.bounds().limiters())
        .isEqualTo(List.of(new Waited("api", seconds(9), 0, Duration.ZERO)));
  }

  @Test
  void tells_that_the_plans_concurrency_bounded_the_run() {
    Stage run = Stage.of(plan(job("a").targets(4).steps(step("x"))).concurrency(1)).on(".*", 1, OK);
    assertThat(run.bounds().most()).isEqualTo("concurrency");
  }

  @Test
  void tells_that_a_jobs_concurrency_bounded_the_run() {
    Stage run = Stage.of(plan(job("a").targets(4).concurrency(2).steps(step("x"))));
    assertThat(run.bounds().most()).isEqualTo("concurrency of job a");
  }
}
