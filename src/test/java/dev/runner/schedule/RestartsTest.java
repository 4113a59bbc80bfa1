package dev.runner.schedule;

import static dev.runner.plan.Plans.job;
import static dev.runner.plan.Plans.plan;
import static dev.runner.plan.Plans.seconds;
import static dev.runner.plan.Plans.step;
import static dev.runner.schedule.Stage.OK;
import static dev.runner.schedule.Stage.done;
import static dev.runner.schedule.Stage.exit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.plan.Plans;
import dev.runner.plan.Restart;
import dev.runner.plan.Restart.Policy;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Whether and when a service that ended by itself is started again.
final class RestartsTest {
  private static final Restart ON_FAILURE = Restart.of(Policy.ON_FAILURE);

  private static Restart restart(Policy policy, int max) {
    return new Restart(policy, Optional.of(max), seconds(1), 2, seconds(60));
  }

  /// A service that a step of so many seconds needs.
  private static Stage serving(Plans.DraftStep service, double seconds) {
    return Stage.of(plan(job("a").steps(service, step("x")))).on("a/a/x", seconds, OK);
  }

  @Test
  void starts_a_service_again_that_fails_after_delays_that_grow() {
    Stage run =
        serving(step("db").service(ON_FAILURE), 20)
            .on(
                "a/a/db",
                new Rehearsal.Course(seconds(1).toNanos(), exit(3)),
                new Rehearsal.Course(seconds(2).toNanos(), exit(4)),
                Rehearsal.Course.ENDLESS);
    assertThat(run.only("start", "service", "task", "done"))
        .isEqualTo(
            """
            0.0s start a/a/db #1
            0.0s service a/a/db ready after 0.0s
            0.0s start a/a/x #1
            1.0s service a/a/db failed (exit 3), restart 1 of 5 in 1.0s
            2.0s start a/a/db #2
            2.0s service a/a/db ready after 0.0s
            4.0s service a/a/db failed (exit 4), restart 2 of 5 in 2.0s
            6.0s start a/a/db #3
            6.0s service a/a/db ready after 0.0s
            20.0s task a/a/x succeeded
            20.0s service a/a/db terminated
            20.0s task a/a/db succeeded
            20.0s done a/a succeeded\
            """);
  }

  @Test
  void fails_a_service_for_good_that_crashes_too_often() {
    Stage run =
        serving(step("db").service(restart(Policy.ON_FAILURE, 2)), 60).on("a/a/db", 1, exit(3));
    assertThat(run.only("start", "service", "task", "done"))
        .isEqualTo(
            """
            0.0s start a/a/db #1
            0.0s service a/a/db ready after 0.0s
            0.0s start a/a/x #1
            1.0s service a/a/db failed (exit 3), restart 1 of 2 in 1.0s
            2.0s start a/a/db #2
            2.0s service a/a/db ready after 0.0s
            3.0s service a/a/db failed (exit 3), restart 2 of 2 in 2.0s
            5.0s start a/a/db #3
            5.0s service a/a/db ready after 0.0s
            6.0s service a/a/db failed (exit 3)
            6.0s task a/a/db failed (exit 3)
            6.0s task a/a/x failed (service `db`: exit 3)
            6.0s done a/a failed (exit 3)\
            """);
  }

  @Test
  void fails_what_waits_for_a_service_that_never_gets_ready() {
    Stage run =
        serving(step("db").answers(restart(Policy.ON_FAILURE, 1)), 60)
            .ready("a/a/db", 5)
            .on("a/a/db", 1, OK);
    assertThat(run.only("start", "service", "task", "done"))
        .isEqualTo(
            """
            0.0s start a/a/db #1
            1.0s service a/a/db failed (it ended while it was needed), restart 1 of 1 in 1.0s
            2.0s start a/a/db #2
            3.0s service a/a/db failed (it ended while it was needed)
            3.0s task a/a/db failed (it ended while it was needed)
            3.0s task a/a/x skipped (needs `db`)
            3.0s done a/a failed (it ended while it was needed)\
            """);
  }

  @Test
  void counts_from_the_beginning_what_was_up_for_long() {
    Restart restart = new Restart(Policy.ON_FAILURE, Optional.of(1), seconds(1), 2, seconds(10));
    Stage run =
        serving(step("db").service(restart), 60)
            .on(
                "a/a/db",
                new Rehearsal.Course(seconds(1).toNanos(), exit(3)),
                new Rehearsal.Course(seconds(10).toNanos(), exit(3)),
                new Rehearsal.Course(seconds(9).toNanos(), exit(3)));
    assertThat(run.only("start", "service", "task", "done"))
        .isEqualTo(
            """
            0.0s start a/a/db #1
            0.0s service a/a/db ready after 0.0s
            0.0s start a/a/x #1
            1.0s service a/a/db failed (exit 3), restart 1 of 1 in 1.0s
            2.0s start a/a/db #2
            2.0s service a/a/db ready after 0.0s
            12.0s service a/a/db failed (exit 3), restart 1 of 1 in 1.0s
            13.0s start a/a/db #3
            13.0s service a/a/db ready after 0.0s
            22.0s service a/a/db failed (exit 3)
            22.0s task a/a/db failed (exit 3)
            22.0s task a/a/x failed (service `db`: exit 3)
            22.0s done a/a failed (exit 3)\
            """);
  }

  @Test
  void lets_a_service_end_well_that_is_asked_nothing() {
    Stage run = serving(step("db").service(ON_FAILURE), 5).on("a/a/db", 2, OK);
    assertThat(run.only("start", "service", "task", "done"))
        .isEqualTo(
            """
            0.0s start a/a/db #1
            0.0s service a/a/db ready after 0.0s
            0.0s start a/a/x #1
            2.0s service a/a/db succeeded
            2.0s task a/a/db succeeded
            5.0s task a/a/x succeeded
            5.0s done a/a succeeded\
            """);
  }

  @Test
  void starts_what_ends_well_again_when_told_to_always() {
    Stage run =
        serving(step("db").service(Restart.of(Policy.ALWAYS)), 5)
            .on("a/a/db", done(2), Rehearsal.Course.ENDLESS);
    assertThat(run.only("start", "service", "task", "done"))
        .isEqualTo(
            """
            0.0s start a/a/db #1
            0.0s service a/a/db ready after 0.0s
            0.0s start a/a/x #1
            2.0s service a/a/db succeeded, restart 1 in 1.0s
            3.0s start a/a/db #2
            3.0s service a/a/db ready after 0.0s
            5.0s task a/a/x succeeded
            5.0s service a/a/db terminated
            5.0s task a/a/db succeeded
            5.0s done a/a succeeded\
            """);
  }

  @Test
  void fails_a_service_that_answers_and_ends_well_while_it_is_needed() {
    Stage run = serving(step("db").answers(), 5).on("a/a/db", 2, OK);
    assertThat(run.only("start", "service", "task", "done"))
        .isEqualTo(
            """
            0.0s start a/a/db #1
            0.0s service a/a/db ready after 0.0s
            0.0s start a/a/x #1
            2.0s service a/a/db failed (it ended while it was needed)
            2.0s task a/a/db failed (it ended while it was needed)
            2.0s task a/a/x failed (service `db`: it ended while it was needed)
            2.0s done a/a failed (it ended while it was needed)\
            """);
  }

  @Test
  void restarts_on_failure_a_service_that_answers_and_ends_well_while_it_is_needed() {
    Stage run =
        serving(step("db").answers(ON_FAILURE), 5).on("a/a/db", done(2), Rehearsal.Course.ENDLESS);
    assertThat(run.only("start", "service", "task", "done"))
        .isEqualTo(
            """
            0.0s start a/a/db #1
            0.0s service a/a/db ready after 0.0s
            0.0s start a/a/x #1
            2.0s service a/a/db failed (it ended while it was needed), restart 1 of 5 in 1.0s
            3.0s start a/a/db #2
            3.0s service a/a/db ready after 0.0s
            5.0s task a/a/x succeeded
            5.0s service a/a/db terminated
            5.0s task a/a/db succeeded
            5.0s done a/a succeeded\
            """);
  }

  @Test
  void never_starts_a_service_again_that_is_not_to_be() {
    Stage run = serving(step("db").service(), 5).on("a/a/db", 2, exit(3), OK);
    assertThat(run.only("start", "service", "task", "done"))
        .isEqualTo(
            """
            0.0s start a/a/db #1
            0.0s service a/a/db ready after 0.0s
            0.0s start a/a/x #1
            2.0s service a/a/db failed (exit 3)
            2.0s task a/a/db failed (exit 3)
            2.0s task a/a/x failed (service `db`: exit 3)
            2.0s done a/a failed (exit 3)\
            """);
  }

  @Test
  void leaves_out_the_restart_of_a_service_that_nothing_needs_any_more() {
    Stage run = serving(step("db").service(ON_FAILURE), 2).on("a/a/db", 1.5, exit(3));
    assertThat(run.only("start", "service", "task", "done"))
        .isEqualTo(
            """
            0.0s start a/a/db #1
            0.0s service a/a/db ready after 0.0s
            0.0s start a/a/x #1
            1.5s service a/a/db failed (exit 3), restart 1 of 5 in 1.0s
            2.0s task a/a/x succeeded
            2.0s task a/a/db failed (exit 3)
            2.0s done a/a failed (exit 3)\
            """);
  }

  @Test
  void does_not_start_again_what_was_told_to_end() {
    Stage run = serving(step("db").service(Restart.of(Policy.ALWAYS)), 2).stopping("a/a/db", 3);
    assertThat(run.only("start", "service", "task", "done"))
        .isEqualTo(
            """
            0.0s start a/a/db #1
            0.0s service a/a/db ready after 0.0s
            0.0s start a/a/x #1
            2.0s task a/a/x succeeded
            5.0s service a/a/db terminated
            5.0s task a/a/db succeeded
            5.0s done a/a succeeded\
            """);
  }

  @Test
  void holds_back_what_needs_a_service_until_it_is_ready_again() {
    Stage run =
        Stage.of(plan(job("a").steps(step("db").service(ON_FAILURE), step("x"), step("y"))))
            .on(
                "a/a/db",
                new Rehearsal.Course(seconds(1.5).toNanos(), exit(3)),
                Rehearsal.Course.ENDLESS)
            .on("a/a/x", 2, OK)
            .ready("a/a/db", 1);
    assertThat(run.only("start", "service", "task", "done"))
        .isEqualTo(
            """
            0.0s start a/a/db #1
            1.0s service a/a/db ready after 1.0s
            1.0s start a/a/x #1
            1.5s service a/a/db failed (exit 3), restart 1 of 5 in 1.0s
            2.5s start a/a/db #2
            3.0s task a/a/x succeeded
            3.5s service a/a/db ready after 1.0s
            3.5s start a/a/y #1
            4.5s task a/a/y succeeded
            4.5s service a/a/db terminated
            4.5s task a/a/db succeeded
            4.5s done a/a succeeded\
            """);
  }
}
