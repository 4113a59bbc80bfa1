package dev.runner.schedule;

import static dev.runner.plan.Plans.job;
import static dev.runner.plan.Plans.plan;
import static dev.runner.plan.Plans.step;
import static dev.runner.schedule.Stage.exit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.plan.Plans;
import dev.runner.plan.Restart;
import org.junit.jupiter.api.Test;

/// A run of which only services are left ends when somebody wants it to, and well.
final class WatchTest {

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
  void ends_well_what_only_serves_and_then_what_that_needs() {
    Plans.Draft plan =
        plan(
            job("a").steps(step("db").service()),
            job("b").ready("a").steps(step("one").service(), step("fill"), step("two").service()));
    Stage run = Stage.of(plan).stopAt(5).stopping(".*", 1);
    assertThat(run.only("start", "stopping", "service", "task", "done", "ended"))
        .isEqualTo(
            """
            0.0s start a/a/db #1
            0.0s service a/a/db ready after 0.0s
            0.0s start b/b/one #1
            0.0s service b/b/one ready after 0.0s
            0.0s start b/b/fill #1
            1.0s task b/b/fill succeeded
            1.0s start b/b/two #1
            1.0s service b/b/two ready after 0.0s
            5.0s stopping interrupted
            6.0s service b/b/two terminated
            6.0s task b/b/two succeeded
            7.0s service b/b/one terminated
            7.0s task b/b/one succeeded
            7.0s done b/b succeeded
            8.0s service a/a/db terminated
            8.0s task a/a/db succeeded
            8.0s done a/a succeeded
            8.0s ended succeeded 2+0+0+0\
            """);
    assertThat(run.left()).isTrue();
    assertThat(run.stopped()).isEmpty();
  }

  @Test
  void ends_well_what_needs_a_service_that_waits_to_be_started_again() {
    Stage run =
        Stage.of(
                plan(
                    job("a").steps(step("db").service(Restart.of(Restart.Policy.ON_FAILURE))),
                    job("b").ready("a").steps(step("web").service())))
            .on("a/a/db", 2, exit(3))
            .stopAt(2.5)
            .stopping(".*", 3);
    assertThat(run.only("start", "stopping", "service", "task", "done", "ended"))
        .isEqualTo(
            """
            0.0s start a/a/db #1
            0.0s service a/a/db ready after 0.0s
            0.0s start b/b/web #1
            0.0s service b/b/web ready after 0.0s
            2.0s service a/a/db failed (exit 3), restart 1 of 5 in 1.0s
            2.5s stopping interrupted
            2.5s task a/a/db failed (exit 3)
            2.5s done a/a failed (exit 3)
            5.5s service b/b/web terminated
            5.5s task b/b/web succeeded
            5.5s done b/b succeeded
            5.5s ended partial 1+1+0+0\
            """);
    assertThat(run.left()).isTrue();
  }

  @Test
  void cancels_services_of_which_some_have_not_started_yet() {
    Stage run =
        Stage.of(
                plan(
                    job("a").steps(step("db").service(), step("web").needs("db").service()),
                    job("b").steps(step("web").service())))
            .ready("a/a/db", 9)
            .stopAt(5);
    assertThat(run.only("start", "stopping", "service", "task", "done", "ended"))
        .isEqualTo(
            """
            0.0s start a/a/db #1
            0.0s start b/b/web #1
            0.0s service b/b/web ready after 0.0s
            5.0s stopping interrupted
            5.0s task a/a/web cancelled (interrupted)
            5.0s service a/a/db terminated
            5.0s task a/a/db cancelled (interrupted)
            5.0s done a/a cancelled (interrupted)
            5.0s service b/b/web terminated
            5.0s task b/b/web cancelled (interrupted)
            5.0s done b/b cancelled (interrupted)
            5.0s ended cancelled 0+0+0+2\
            """);
    assertThat(run.left()).isFalse();
  }
}
