package dev.runner.schedule;

import static dev.runner.plan.Plans.job;
import static dev.runner.plan.Plans.plan;
import static dev.runner.plan.Plans.seconds;
import static dev.runner.plan.Plans.step;
import static dev.runner.schedule.Stage.OK;
import static dev.runner.schedule.Stage.exit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.plan.FailFast;
import dev.runner.plan.Plans;
import dev.runner.plan.Restart;
import org.junit.jupiter.api.Test;

/// How services end that somebody, a deadline or a failure ends.
final class LeavingTest {

  /// A service that nothing needs, behind a step.
  private static Plans.Draft watch() {
    return plan(
        job("a")
            .steps(step("fill"), step("web").service(Restart.of(Restart.Policy.ON_FAILURE)))
            .finallySteps(step("clean")));
  }

  @Test
  void ends_well_when_somebody_ends_what_only_serves() {
    Stage run = Stage.of(watch()).stopAt(5).stopping("a/a/web", 1);
    assertThat(run.only("start", "stopping", "service", "task", "done", "ended"))
        .isEqualTo(
            """
            0.0s start a/a/fill #1
            1.0s task a/a/fill succeeded
            1.0s start a/a/web #1
            1.0s service a/a/web ready after 0.0s
            5.0s stopping interrupted
            6.0s service a/a/web terminated
            6.0s task a/a/web succeeded
            6.0s start a/a/clean #1
            7.0s task a/a/clean succeeded
            7.0s done a/a succeeded
            7.0s ended succeeded 1+0+0+0\
            """);
    assertThat(run.left()).isTrue();
    assertThat(run.stopped()).isEmpty();
  }

  @Test
  void ends_as_failed_what_waits_to_be_started_again() {
    Stage run = Stage.of(watch()).on("a/a/web", 2, exit(3)).stopAt(3.5);
    assertThat(run.only("start", "stopping", "service", "task", "done", "ended"))
        .isEqualTo(
            """
            0.0s start a/a/fill #1
            1.0s task a/a/fill succeeded
            1.0s start a/a/web #1
            1.0s service a/a/web ready after 0.0s
            3.0s service a/a/web failed (exit 3), restart 1 of 5 in 1.0s
            3.5s stopping interrupted
            3.5s task a/a/web failed (exit 3)
            3.5s start a/a/clean #1
            4.5s task a/a/clean succeeded
            4.5s done a/a failed (exit 3)
            4.5s ended failed 0+1+0+0\
            """);
    assertThat(run.left()).isTrue();
    assertThat(run.stopped()).isEmpty();
  }

  @Test
  void ends_at_once_what_only_serves_when_asked_twice() {
    Stage run = Stage.of(watch()).stopAt(5).stopAt(6).stopping("a/a/web", 9);
    assertThat(run.only("start", "stopping", "service", "task", "done", "ended"))
        .isEqualTo(
            """
            0.0s start a/a/fill #1
            1.0s task a/a/fill succeeded
            1.0s start a/a/web #1
            1.0s service a/a/web ready after 0.0s
            5.0s stopping interrupted
            6.0s task a/a/clean cancelled (interrupted)
            6.0s service a/a/web terminated
            6.0s task a/a/web succeeded
            6.0s done a/a cancelled (interrupted)
            6.0s ended cancelled 0+0+0+1\
            """);
    assertThat(run.left()).isTrue();
    assertThat(run.stopped()).isEmpty();
  }

  @Test
  void cancels_services_that_something_needs_when_asked_to_stop() {
    Stage run =
        Stage.of(plan(job("a").steps(step("db").service(), step("x"))))
            .on("a/a/x", 9, OK)
            .stopAt(5)
            .stopping(".*", 1);
    assertThat(run.only("start", "stopping", "service", "task", "done", "ended"))
        .isEqualTo(
            """
            0.0s start a/a/db #1
            0.0s service a/a/db ready after 0.0s
            0.0s start a/a/x #1
            5.0s stopping interrupted
            6.0s task a/a/x cancelled (interrupted)
            6.0s service a/a/db terminated
            6.0s task a/a/db cancelled (interrupted)
            6.0s done a/a cancelled (interrupted)
            6.0s ended cancelled 0+0+0+1\
            """);
    assertThat(run.left()).isFalse();
    assertThat(run.stopped()).hasToString("Optional[Interrupted[]]");
  }

  @Test
  void cancels_what_only_serves_while_another_job_still_works() {
    Stage run =
        Stage.of(plan(job("a").steps(step("web").service()), job("b").steps(step("x"))))
            .on("b/b/x", 9, OK)
            .stopAt(5);
    assertThat(run.only("stopping", "service", "task", "done", "ended"))
        .isEqualTo(
            """
            0.0s service a/a/web ready after 0.0s
            5.0s stopping interrupted
            5.0s service a/a/web terminated
            5.0s task a/a/web cancelled (interrupted)
            5.0s done a/a cancelled (interrupted)
            5.0s task b/b/x cancelled (interrupted)
            5.0s done b/b cancelled (interrupted)
            5.0s ended cancelled 0+0+0+2\
            """);
    assertThat(run.left()).isFalse();
  }

  @Test
  void cancels_services_when_the_run_fails_fast() {
    Plans.Draft plan =
        plan(
                job("a").steps(step("db").service(), step("x")),
                job("w").steps(step("web").service()),
                job("b").steps(step("y")))
            .failFast(new FailFast(new FailFast.Threshold.Count(1), FailFast.Running.CANCEL));
    Stage run = Stage.of(plan).on("a/a/x", 9, OK).on("b/b/y", 2, exit(1));
    assertThat(run.only("stopping", "service", "task", "done", "ended"))
        .isEqualTo(
            """
            0.0s service a/a/db ready after 0.0s
            0.0s service w/w/web ready after 0.0s
            2.0s task b/b/y failed (exit 1)
            2.0s stopping fail_fast
            2.0s done b/b failed (exit 1)
            2.0s task a/a/x cancelled (fail_fast)
            2.0s service a/a/db terminated
            2.0s task a/a/db cancelled (fail_fast)
            2.0s done a/a cancelled (fail_fast)
            2.0s service w/w/web terminated
            2.0s task w/w/web cancelled (fail_fast)
            2.0s done w/w cancelled (fail_fast)
            2.0s ended failed 0+1+0+2\
            """);
  }

  @Test
  void lets_needed_services_run_while_a_run_that_fails_fast_finishes() {
    Plans.Draft plan =
        plan(
                job("a").steps(step("db").service(), step("x")),
                job("w").steps(step("web").service()),
                job("b").steps(step("y")))
            .failFast(new FailFast(new FailFast.Threshold.Count(1), FailFast.Running.FINISH));
    Stage run = Stage.of(plan).on("a/a/x", 9, OK).on("b/b/y", 2, exit(1));
    assertThat(run.only("stopping", "service", "task", "done", "ended"))
        .isEqualTo(
            """
            0.0s service a/a/db ready after 0.0s
            0.0s service w/w/web ready after 0.0s
            2.0s task b/b/y failed (exit 1)
            2.0s stopping fail_fast
            2.0s done b/b failed (exit 1)
            2.0s service w/w/web terminated
            2.0s task w/w/web cancelled (fail_fast)
            2.0s done w/w cancelled (fail_fast)
            9.0s task a/a/x succeeded
            9.0s service a/a/db terminated
            9.0s task a/a/db succeeded
            9.0s done a/a succeeded
            9.0s ended partial 1+1+0+1\
            """);
  }

  @Test
  void cancels_services_at_the_deadline_of_their_job() {
    Stage run =
        Stage.of(plan(job("a").deadline(seconds(4)).steps(step("db").service(), step("x"))))
            .on("a/a/x", 9, OK);
    assertThat(run.only("stopping", "service", "task", "done", "ended"))
        .isEqualTo(
            """
            0.0s service a/a/db ready after 0.0s
            4.0s task a/a/x cancelled (deadline after 4s)
            4.0s service a/a/db terminated
            4.0s task a/a/db cancelled (deadline after 4s)
            4.0s done a/a cancelled (deadline after 4s)
            4.0s ended cancelled 0+0+0+1\
            """);
  }

  @Test
  void cancels_what_only_serves_at_the_deadline_of_the_run() {
    Stage run = Stage.of(plan(job("a").steps(step("web").service())).deadline(seconds(4)));
    assertThat(run.only("stopping", "service", "task", "done", "ended"))
        .isEqualTo(
            """
            0.0s service a/a/web ready after 0.0s
            4.0s stopping deadline after 4s
            4.0s service a/a/web terminated
            4.0s task a/a/web cancelled (deadline after 4s)
            4.0s done a/a cancelled (deadline after 4s)
            4.0s ended cancelled 0+0+0+1\
            """);
    assertThat(run.stopped()).hasToString("Optional[Deadline[after=PT4S]]");
  }

  @Test
  void keeps_needed_services_while_a_run_past_its_deadline_finishes() {
    Stage run =
        Stage.of(plan(job("a").steps(step("db").service(), step("x"))).deadline(seconds(4)))
            .on("a/a/x", 9, OK);
    assertThat(run.only("stopping", "service", "task", "done", "ended"))
        .isEqualTo(
            """
            0.0s service a/a/db ready after 0.0s
            4.0s stopping deadline after 4s
            9.0s task a/a/x succeeded
            9.0s service a/a/db terminated
            9.0s task a/a/db succeeded
            9.0s done a/a succeeded
            9.0s ended succeeded 1+0+0+0\
            """);
  }

  @Test
  void fails_a_service_whose_timeout_comes() {
    Stage run =
        Stage.of(plan(job("a").steps(step("db").service().timeout(seconds(3)), step("x"))))
            .on("a/a/x", 9, OK);
    assertThat(run.only("stopping", "service", "task", "done", "ended"))
        .isEqualTo(
            """
            0.0s service a/a/db ready after 0.0s
            3.0s service a/a/db terminated
            3.0s task a/a/db failed (timeout after 3s)
            3.0s task a/a/x failed (service `db`: timeout after 3s)
            3.0s done a/a failed (timeout after 3s)
            3.0s ended failed 0+1+0+0\
            """);
  }
}
