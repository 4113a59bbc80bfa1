package dev.runner.schedule;

import static dev.runner.plan.Plans.job;
import static dev.runner.plan.Plans.plan;
import static dev.runner.plan.Plans.rate;
import static dev.runner.plan.Plans.seconds;
import static dev.runner.plan.Plans.step;
import static dev.runner.schedule.Stage.OK;
import static dev.runner.schedule.Stage.exit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.event.Event;
import dev.runner.event.Obstacle;
import dev.runner.event.Wait;
import dev.runner.plan.Limiter;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What attempts are told to have waited for.
final class DelaysTest {

  @Test
  void targets_wait_for_the_plans_permits_from_the_start_of_their_job() {
    Stage run = Stage.of(plan(job("a").targets(5).steps(step("x"))).concurrency(2));
    assertThat(waits(run))
        .isEqualTo(
            """
            a/t0/x #1
            a/t1/x #1
            a/t2/x #1: 1s concurrency
            a/t3/x #1: 1s concurrency
            a/t4/x #1: 2s concurrency\
            """);
  }

  @Test
  void targets_wait_for_the_concurrency_of_their_job() {
    Stage run = Stage.of(plan(job("a").targets(3).concurrency(1).steps(step("x"))).concurrency(8));
    assertThat(waits(run))
        .isEqualTo(
            """
            a/t0/x #1
            a/t1/x #1: 1s job_concurrency
            a/t2/x #1: 2s job_concurrency\
            """);
  }

  @Test
  void targets_wait_for_a_limiter_that_is_named() {
    Stage run =
        Stage.of(
            plan(job("a").targets(3).steps(step("x").limit("api")))
                .limit("api", Limiter.of(rate(1, seconds(2), 1))));
    assertThat(waits(run))
        .isEqualTo(
            """
            a/t0/x #1
            a/t1/x #1: 2s api
            a/t2/x #1: 4s api\
            """);
  }

  @Test
  void nothing_waits_for_a_limiter_that_is_not_before_it() {
    Stage run =
        Stage.of(
            plan(
                    job("a").targets(2).steps(step("x").limit("api")),
                    job("b").targets(2).concurrency(1).steps(step("x")))
                .limit("api", Limiter.of(rate(1, seconds(5), 1))));
    assertThat(waits(run))
        .contains("a/t1/x #1: 5s api")
        .contains("b/t1/x #1: 1s job_concurrency")
        .doesNotContain("b/t1/x #1: 1s job_concurrency, ");
  }

  @Test
  void a_further_attempt_waits_for_its_delay_and_then_for_what_all_wait_for() {
    Stage run =
        Stage.of(plan(job("a").steps(step("x").retry(1)), job("b").steps(step("y"))).concurrency(1))
            .on("a/a/x", 1, exit(1), OK)
            .on("b/b/y", 4, OK);
    assertThat(waits(run))
        .isEqualTo(
            """
            a/a/x #1
            b/b/y #1: 1s concurrency
            a/a/x #2: 1s retry, 3s concurrency\
            """);
  }

  @Test
  void later_steps_do_not_count_what_their_target_waited_for() {
    Stage run = Stage.of(plan(job("a").targets(2).steps(step("x"), step("y"))).concurrency(1));
    assertThat(waits(run))
        .isEqualTo(
            """
            a/t0/x #1
            a/t0/y #1
            a/t1/x #1: 2s concurrency
            a/t1/y #1\
            """);
  }

  @Test
  void a_job_that_needs_another_waits_from_its_own_start() {
    Stage run =
        Stage.of(
            plan(job("a").steps(step("x")), job("b").needs("a").targets(2).steps(step("y")))
                .concurrency(1));
    assertThat(waits(run))
        .isEqualTo(
            """
            a/a/x #1
            b/t0/y #1
            b/t1/y #1: 1s concurrency\
            """);
  }

  private static String waits(Stage run) {
    return run.events().stream()
        .filter(Event.AttemptEnded.class::isInstance)
        .map(Event.AttemptEnded.class::cast)
        .map(DelaysTest::line)
        .collect(Collectors.joining("\n"));
  }

  private static String line(Event.AttemptEnded ended) {
    String waits = ended.waits().stream().map(DelaysTest::text).collect(Collectors.joining(", "));
    return ended.task().id() + " #" + ended.number() + (waits.isEmpty() ? "" : ": " + waits);
  }

  private static String text(Wait wait) {
    String what =
        wait.obstacle() instanceof Obstacle.Token(String name) ? name : wait.obstacle().word();
    return wait.took().toSeconds() + "s " + what;
  }
}
