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
import org.junit.jupiter.api.Test;

/// How services end that an interrupt, a deadline or a failure ends.
final class StoppedServicesTest {

  @Test
  void is_known_as_interrupted_when_asked_to_end_what_the_deadline_has_stopped() {
    Stage run =
        Stage.of(plan(job("a").steps(step("web").service())).deadline(seconds(4)))
            .stopAt(5)
            .stopping("a/a/web", 3);
    assertThat(run.only("stopping", "service", "task", "done", "ended"))
        .isEqualTo(
            """
            0.0s service a/a/web ready after 0.0s
            4.0s stopping deadline after 4s
            7.0s service a/a/web terminated
            7.0s task a/a/web cancelled (deadline after 4s)
            7.0s done a/a cancelled (deadline after 4s)
            7.0s ended cancelled 0+0+0+1\
            """);
    assertThat(run.left()).isFalse();
    assertThat(run.stopped()).hasToString("Optional[Interrupted[]]");
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
