package dev.runner.schedule;

import static dev.runner.plan.Plans.job;
import static dev.runner.plan.Plans.plan;
import static dev.runner.plan.Plans.step;
import static dev.runner.schedule.Stage.OK;
import static dev.runner.schedule.Stage.exit;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What becomes of others when a service has failed for good.
final class LostServicesTest {

  @Test
  void skips_what_needs_a_job_that_has_failed_while_its_services_are_ready() {
    Stage run =
        Stage.of(
                plan(
                    job("a").steps(step("db").service(), step("fill")),
                    job("b").ready("a").steps(step("x"))))
            .on("a/a/fill", 1, exit(3));
    assertThat(run.only("service", "task", "done", "ended"))
        .isEqualTo(
            """
            0.0s service a/a/db ready after 0.0s
            1.0s task a/a/fill failed (exit 3)
            1.0s done b/b skipped (needs `a`)
            1.0s service a/a/db terminated
            1.0s task a/a/db succeeded
            1.0s done a/a failed (exit 3)
            1.0s ended failed 0+1+1+0\
            """);
  }

  @Test
  void skips_what_needs_a_service_that_does_not_start() {
    Stage run =
        Stage.of(
                plan(
                    job("a").steps(step("db").service(), step("x")),
                    job("b").ready("a").steps(step("y")),
                    job("c").steps(step("z"))))
            .ready("a/a/db", 5)
            .on("a/a/db", 2, exit(3));
    assertThat(run.only("service", "task", "done", "over", "ended"))
        .isEqualTo(
            """
            1.0s task c/c/z succeeded
            1.0s done c/c succeeded
            1.0s over c succeeded 1+0+0+0
            2.0s service a/a/db failed (exit 3)
            2.0s task a/a/db failed (exit 3)
            2.0s task a/a/x skipped (needs `db`)
            2.0s done a/a failed (exit 3)
            2.0s over a failed 0+1+0+0
            2.0s done b/b skipped (needs `a`)
            2.0s over b skipped 0+0+1+0
            2.0s ended partial 1+1+1+0\
            """);
  }

  @Test
  void fails_what_runs_with_a_service_that_dies_and_cancels_the_rest() {
    Stage run =
        Stage.of(
                plan(
                    job("a")
                        .steps(step("db").service(), step("x"), step("y"))
                        .finallySteps(step("clean")),
                    job("c").steps(step("z"))))
            .on("a/a/db", 2, exit(3))
            .on("a/a/x", 9, OK)
            .on("c/c/z", 5, OK)
            .stopping("a/a/x", 1);
    assertThat(run.only("service", "task", "done", "over", "ended"))
        .isEqualTo(
            """
            0.0s service a/a/db ready after 0.0s
            2.0s service a/a/db failed (exit 3)
            2.0s task a/a/db failed (exit 3)
            3.0s task a/a/x failed (service `db`: exit 3)
            3.0s task a/a/y skipped (needs `db`)
            4.0s task a/a/clean succeeded
            4.0s done a/a failed (exit 3)
            4.0s over a failed 0+1+0+0
            5.0s task c/c/z succeeded
            5.0s done c/c succeeded
            5.0s over c succeeded 1+0+0+0
            5.0s ended partial 1+1+0+0\
            """);
  }

  @Test
  void fails_the_jobs_that_run_with_a_service_that_dies() {
    Stage run =
        Stage.of(
                plan(
                    job("a").steps(step("db").service()),
                    job("b")
                        .ready("a")
                        .targets(3)
                        .concurrency(1)
                        .steps(step("x"), step("y"))
                        .finallySteps(step("clean")),
                    job("c").steps(step("z"))))
            .on("a/a/db", 1.5, exit(3))
            .on("c/c/z", 5, OK);
    assertThat(run.only("service", "task", "done", "over", "ended"))
        .isEqualTo(
            """
            0.0s service a/a/db ready after 0.0s
            1.0s task b/t0/x succeeded
            1.5s service a/a/db failed (exit 3)
            1.5s task a/a/db failed (exit 3)
            1.5s done a/a failed (exit 3)
            1.5s over a failed 0+1+0+0
            1.5s done b/t1 cancelled (service `db`: exit 3)
            1.5s done b/t2 cancelled (service `db`: exit 3)
            1.5s task b/t0/y failed (service `db`: exit 3)
            2.5s task b/t0/clean succeeded
            2.5s done b/t0 failed (service `db`: exit 3)
            2.5s over b failed 0+1+0+2
            5.0s task c/c/z succeeded
            5.0s done c/c succeeded
            5.0s over c succeeded 1+0+0+0
            5.0s ended partial 1+2+0+2\
            """);
  }

  @Test
  void fails_the_rest_of_no_other_target() {
    Stage run =
        Stage.of(plan(job("a").targets(3).steps(step("db").service(), step("x"))))
            .on("a/t1/db", 2, exit(3))
            .on("a/.*/x", 4, OK);
    assertThat(run.results())
        .containsExactly(
            "a/t0/db succeeded",
            "a/t0/x succeeded",
            "a/t1/db failed (exit 3)",
            "a/t1/x failed (service `db`: exit 3)",
            "a/t2/db succeeded",
            "a/t2/x succeeded");
    assertThat(run.targets())
        .containsExactly("a/t0 succeeded", "a/t1 failed (exit 3)", "a/t2 succeeded");
  }

  @Test
  void gives_up_reading_the_targets_of_a_job_whose_service_dies() {
    Stage run =
        Stage.of(
                plan(
                    job("a").steps(step("db").service()),
                    job("b").ready("a").targets(3).steps(step("x"))))
            .on("a/a/db", 2, exit(3))
            .reading("b", 60);
    assertThat(run.only("service", "task", "done", "over", "ended"))
        .isEqualTo(
            """
            0.0s service a/a/db ready after 0.0s
            2.0s service a/a/db failed (exit 3)
            2.0s task a/a/db failed (exit 3)
            2.0s done a/a failed (exit 3)
            2.0s over a failed 0+1+0+0
            2.0s done b/b cancelled (service `db`: exit 3)
            2.0s over b cancelled 0+0+0+1
            2.0s ended failed 0+1+0+1\
            """);
  }
}
