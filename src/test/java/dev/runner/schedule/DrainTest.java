package dev.runner.schedule;

import static dev.runner.plan.Plans.job;
import static dev.runner.plan.Plans.plan;
import static dev.runner.plan.Plans.seconds;
import static dev.runner.plan.Plans.step;
import static dev.runner.schedule.Stage.OK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.plan.Plans;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Rule 6: what still runs at the run's deadline.
final class DrainTest {
  @Test
  void goes_on_for_as_long_as_the_plan_says() {
    assertThat(ends(draft().drain(seconds(5))))
        .isEqualTo(
            """
            10.0s stopping deadline after 10s
            12.0s task a/t0/x succeeded
            13.0s task a/t0/f succeeded
            15.0s task a/t1/x cancelled (deadline after 10s)
            16.0s task a/t1/f succeeded\
            """);
  }

  @Test
  void is_ended_at_once_where_the_plan_says_so() {
    assertThat(ends(draft().drain(Duration.ZERO)))
        .isEqualTo(
            """
            10.0s stopping deadline after 10s
            10.0s task a/t0/x cancelled (deadline after 10s)
            10.0s task a/t1/x cancelled (deadline after 10s)
            11.0s task a/t0/f succeeded
            11.0s task a/t1/f succeeded\
            """);
  }

  private static Plans.Draft draft() {
    return plan(job("a").targets(2).steps(step("x")).finallySteps(step("f"))).deadline(seconds(10));
  }

  private static String ends(Plans.Draft draft) {
    return Stage.of(draft).on("a/t0/x", 12, OK).on("a/t1/x", 99, OK).only("stopping", "task");
  }
}
