package dev.runner.schedule;

import static dev.runner.plan.Plans.job;
import static dev.runner.plan.Plans.plan;
import static dev.runner.plan.Plans.seconds;
import static dev.runner.plan.Plans.step;
import static dev.runner.schedule.Stage.exit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.plan.Closing;
import dev.runner.plan.FailFast;
import dev.runner.plan.Plans;
import org.junit.jupiter.api.Test;

/// What a plan does once all its jobs have ended.
final class EndsTest {

  private static Plans.Draft ending(Plans.DraftJob... jobs) {
    return plan(jobs)
        .closing(Closing.ON_SUCCESS, step("ping"))
        .closing(Closing.ON_FAILURE, step("mail"), step("hook"))
        .closing(Closing.FINALLY, step("clean"));
  }

  private static Plans.DraftJob work() {
    return job("a").targets("t0", "t1").steps(step("x"));
  }

  @Test
  void runs_on_success_and_then_finally_after_the_last_job() {
    Stage run = Stage.of(ending(work(), job("b").needs("a").steps(step("y"))));
    assertThat(run.only("start", "over", "ended"))
        .isEqualTo(
            """
            0.0s start a/t0/x #1
            0.0s start a/t1/x #1
            1.0s over a succeeded 2+0+0+0
            1.0s start b/b/y #1
            2.0s over b succeeded 1+0+0+0
            2.0s start on_success/on_success/ping #1
            3.0s over on_success succeeded 1+0+0+0
            3.0s over on_failure skipped 0+0+0+0
            3.0s start finally/finally/clean #1
            4.0s over finally succeeded 1+0+0+0
            4.0s ended succeeded 3+0+0+0\
            """);
  }

  @Test
  void runs_on_failure_and_then_finally_where_a_target_has_failed() {
    Stage run = Stage.of(ending(work())).on("a/t0/x", 1, exit(1));
    assertThat(run.results())
        .containsExactly(
            "a/t0/x failed (exit 1)",
            "a/t1/x succeeded",
            "on_failure/on_failure/mail succeeded",
            "on_failure/on_failure/hook succeeded",
            "finally/finally/clean succeeded");
    assertThat(run.only("ended")).isEqualTo("4.0s ended partial 1+1+0+0");
  }

  @Test
  void tries_each_of_its_steps_though_one_has_failed() {
    Stage run =
        Stage.of(ending(work()))
            .on("a/t0/x", 1, exit(1))
            .on("on_failure/on_failure/mail", 1, exit(7));
    assertThat(run.results())
        .contains(
            "on_failure/on_failure/mail failed (exit 7)",
            "on_failure/on_failure/hook succeeded",
            "finally/finally/clean succeeded");
  }

  @Test
  void does_not_make_a_success_of_a_run_of_which_all_failed() {
    Stage run = Stage.of(ending(work())).on("a/t0/x", 1, exit(1)).on("a/t1/x", 1, exit(1));
    assertThat(run.only("ended")).isEqualTo("4.0s ended failed 0+2+0+0");
  }

  @Test
  void makes_a_success_partial_when_it_fails_itself() {
    Stage run = Stage.of(ending(work())).on("finally/finally/clean", 1, exit(1));
    assertThat(run.only("ended")).isEqualTo("3.0s ended partial 2+0+0+0");
  }

  @Test
  void runs_on_failure_after_the_deadline_though_nothing_failed() {
    Stage run =
        Stage.of(
            ending(job("a").targets(3).steps(step("x"))).concurrency(1).deadline(seconds(1.5)));
    assertThat(run.only("start", "stopping", "ended"))
        .isEqualTo(
            """
            0.0s start a/t0/x #1
            1.0s start a/t1/x #1
            1.5s stopping deadline after 1.5s
            2.0s start on_failure/on_failure/mail #1
            3.0s start on_failure/on_failure/hook #1
            4.0s start finally/finally/clean #1
            5.0s ended partial 2+0+0+1\
            """);
  }

  @Test
  void is_not_told_of_a_deadline_that_comes_while_it_runs() {
    Stage run = Stage.of(ending(work()).deadline(seconds(1.5)));
    assertThat(run.only("start", "stopping", "ended"))
        .isEqualTo(
            """
            0.0s start a/t0/x #1
            0.0s start a/t1/x #1
            1.0s start on_success/on_success/ping #1
            2.0s start finally/finally/clean #1
            3.0s ended succeeded 2+0+0+0\
            """);
  }

  @Test
  void runs_on_failure_after_failing_fast() {
    Stage run = Stage.of(ending(work()).failFast(FailFast.FIRST)).on("a/t0/x", 1, exit(1));
    assertThat(run.results()).contains("on_failure/on_failure/mail succeeded");
  }

  @Test
  void runs_only_finally_when_its_user_ends_the_run() {
    Stage run = Stage.of(ending(work())).stopAt(0.5);
    assertThat(run.only("start", "ended"))
        .isEqualTo(
            """
            0.0s start a/t0/x #1
            0.0s start a/t1/x #1
            0.5s start finally/finally/clean #1
            1.5s ended cancelled 0+0+0+2\
            """);
  }

  @Test
  void runs_nothing_when_its_user_ends_the_run_at_once() {
    Stage run = Stage.of(ending(work())).stopping("a.*", 1).stopAt(0.5).stopAt(0.7);
    assertThat(run.only("start").lines()).hasSize(2);
  }

  @Test
  void goes_on_at_the_first_signal_and_ends_at_the_second() {
    Stage run = Stage.of(ending(work())).stopAt(1.2).stopAt(2.5);
    assertThat(run.only("start", "task"))
        .isEqualTo(
            """
            0.0s start a/t0/x #1
            0.0s start a/t1/x #1
            1.0s task a/t0/x succeeded
            1.0s task a/t1/x succeeded
            1.0s start on_success/on_success/ping #1
            2.0s task on_success/on_success/ping succeeded
            2.0s start finally/finally/clean #1
            2.5s task finally/finally/clean cancelled (interrupted)\
            """);
  }
}
