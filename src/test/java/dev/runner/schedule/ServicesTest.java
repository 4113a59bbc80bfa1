package dev.runner.schedule;

import static dev.runner.plan.Plans.job;
import static dev.runner.plan.Plans.plan;
import static dev.runner.plan.Plans.step;
import static dev.runner.schedule.Stage.OK;
import static dev.runner.schedule.Stage.exit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.plan.Plans;
import org.junit.jupiter.api.Test;

/// Services run for as long as something needs them, and take no permit.
final class ServicesTest {

  @Test
  void runs_until_the_steps_behind_it_have_ended() {
    Stage run =
        Stage.of(plan(job("a").steps(step("db").service(), step("x"), step("y"))))
            .ready("a/a/db", 2)
            .stopping("a/a/db", 1);
    assertThat(run.only("start", "service", "task", "done", "ended"))
        .isEqualTo(
            """
            0.0s start a/a/db #1
            2.0s service a/a/db ready after 2.0s
            2.0s start a/a/x #1
            3.0s task a/a/x succeeded
            3.0s start a/a/y #1
            4.0s task a/a/y succeeded
            5.0s service a/a/db terminated
            5.0s task a/a/db succeeded
            5.0s done a/a succeeded
            5.0s ended succeeded 1+0+0+0\
            """);
  }

  @Test
  void begins_a_job_when_the_services_it_needs_are_ready_and_stops_them_behind_it() {
    Stage run =
        Stage.of(
                plan(
                    job("a").steps(step("db").service()),
                    job("b").ready("a").steps(step("x"), step("y"))))
            .ready("a/a/db", 3);
    assertThat(run.only("job", "start", "service", "task", "over", "ended"))
        .isEqualTo(
            """
            0.0s job a
            0.0s start a/a/db #1
            3.0s service a/a/db ready after 3.0s
            3.0s job b
            3.0s start b/b/x #1
            4.0s task b/b/x succeeded
            4.0s start b/b/y #1
            5.0s task b/b/y succeeded
            5.0s over b succeeded 1+0+0+0
            5.0s service a/a/db terminated
            5.0s task a/a/db succeeded
            5.0s over a succeeded 1+0+0+0
            5.0s ended succeeded 2+0+0+0\
            """);
  }

  @Test
  void waits_for_the_other_steps_of_a_job_whose_services_are_needed() {
    Stage run =
        Stage.of(
            plan(
                job("a").steps(step("db").service(), step("fill"), step("web").service()),
                job("b").ready("a").steps(step("x"))));
    assertThat(run.only("start", "task", "ended"))
        .isEqualTo(
            """
            0.0s start a/a/db #1
            0.0s start a/a/fill #1
            1.0s task a/a/fill succeeded
            1.0s start a/a/web #1
            1.0s start b/b/x #1
            2.0s task b/b/x succeeded
            2.0s task a/a/web succeeded
            2.0s task a/a/db succeeded
            2.0s ended succeeded 2+0+0+0\
            """);
  }

  @Test
  void stops_the_services_of_a_target_in_the_reverse_order_of_their_start() {
    Stage run =
        Stage.of(
                plan(
                    job("a")
                        .steps(
                            step("one").service(),
                            step("two").service(),
                            step("three").service(),
                            step("x"))))
            .stopping(".*", 1);
    assertThat(run.attempts())
        .isEqualTo(
            """
            0.0s start a/a/one #1
            0.0s start a/a/two #1
            0.0s start a/a/three #1
            0.0s start a/a/x #1
            1.0s end a/a/x #1 succeeded
            2.0s end a/a/three #1 succeeded
            2.0s end a/a/two #1 succeeded
            2.0s end a/a/one #1 succeeded\
            """);
  }

  @Test
  void stops_a_service_only_when_those_that_need_it_have_ended() {
    Stage run =
        Stage.of(
                plan(
                    job("a")
                        .steps(
                            step("db").service(),
                            step("web").needs("db").service(),
                            step("x").needs("web"))))
            .ready("a/a/db", 2)
            .ready("a/a/web", 3)
            .stopping(".*", 1);
    assertThat(run.attempts())
        .isEqualTo(
            """
            0.0s start a/a/db #1
            2.0s start a/a/web #1
            5.0s start a/a/x #1
            6.0s end a/a/x #1 succeeded
            7.0s end a/a/web #1 succeeded
            8.0s end a/a/db #1 succeeded\
            """);
  }

  @Test
  void chains_the_services_of_jobs() {
    Stage run =
        Stage.of(
                plan(
                    job("a").steps(step("db").service()),
                    job("b").ready("a").steps(step("web").service()),
                    job("c").ready("b").steps(step("x"))))
            .ready(".*", 2)
            .stopping(".*", 1);
    assertThat(run.only("start", "end", "over", "ended"))
        .isEqualTo(
            """
            0.0s start a/a/db #1
            2.0s start b/b/web #1
            4.0s start c/c/x #1
            5.0s end c/c/x #1 succeeded
            5.0s over c succeeded 1+0+0+0
            6.0s end b/b/web #1 succeeded
            6.0s over b succeeded 1+0+0+0
            7.0s end a/a/db #1 succeeded
            7.0s over a succeeded 1+0+0+0
            7.0s ended succeeded 3+0+0+0\
            """);
  }

  @Test
  void runs_finally_when_the_services_have_ended() {
    Stage run =
        Stage.of(plan(job("a").steps(step("db").service(), step("x")).finallySteps(step("clean"))))
            .on("a/a/x", 1, exit(1))
            .stopping(".*", 1);
    assertThat(run.only("start", "task", "done"))
        .isEqualTo(
            """
            0.0s start a/a/db #1
            0.0s start a/a/x #1
            1.0s task a/a/x failed (exit 1)
            2.0s task a/a/db succeeded
            2.0s start a/a/clean #1
            3.0s task a/a/clean succeeded
            3.0s done a/a failed (exit 1)\
            """);
  }

  @Test
  void takes_no_permit_for_a_service() {
    Stage run =
        Stage.of(
                plan(
                        job("a")
                            .steps(
                                step("one").service(),
                                step("two").service(),
                                step("three").service(),
                                step("x"),
                                step("y").needs("one")),
                        job("b").steps(step("x")))
                    .concurrency(1))
            .ready("a/a/one", 5)
            .ready("a/a/three", 2);
    assertThat(run.attempts())
        .isEqualTo(
            """
            0.0s start a/a/one #1
            0.0s start a/a/two #1
            0.0s start a/a/three #1
            0.0s start b/b/x #1
            1.0s end b/b/x #1 succeeded
            5.0s start a/a/x #1
            6.0s end a/a/x #1 succeeded
            6.0s start a/a/y #1
            6.0s end a/a/three #1 succeeded
            6.0s end a/a/two #1 succeeded
            7.0s end a/a/y #1 succeeded
            7.0s end a/a/one #1 succeeded\
            """);
  }

  @Test
  void starts_services_while_all_permits_are_taken() {
    Stage run =
        Stage.of(
                plan(job("a").steps(step("x")), job("b").steps(step("db").service(), step("y")))
                    .concurrency(1))
            .on("a/a/x", 9, OK)
            .ready("b/b/db", 2);
    assertThat(run.attempts())
        .isEqualTo(
            """
            0.0s start b/b/db #1
            0.0s start a/a/x #1
            9.0s end a/a/x #1 succeeded
            9.0s start b/b/y #1
            10.0s end b/b/y #1 succeeded
            10.0s end b/b/db #1 succeeded\
            """);
  }

  @Test
  void does_not_count_targets_that_only_serve() {
    Plans.Draft plan =
        plan(
            job("a").targets(3).concurrency(1).steps(step("fill"), step("db").service()),
            job("b").ready("a").steps(step("x")));
    Stage run = Stage.of(plan).ready(".*", 2);
    assertThat(run.attempts())
        .isEqualTo(
            """
            0.0s start a/t0/fill #1
            1.0s end a/t0/fill #1 succeeded
            1.0s start a/t0/db #1
            3.0s start a/t1/fill #1
            4.0s end a/t1/fill #1 succeeded
            4.0s start a/t1/db #1
            6.0s start a/t2/fill #1
            7.0s end a/t2/fill #1 succeeded
            7.0s start a/t2/db #1
            9.0s start b/b/x #1
            10.0s end b/b/x #1 succeeded
            10.0s end a/t2/db #1 succeeded
            10.0s end a/t1/db #1 succeeded
            10.0s end a/t0/db #1 succeeded\
            """);
  }
}
