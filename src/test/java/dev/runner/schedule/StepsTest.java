package dev.runner.schedule;

import static dev.runner.plan.Plans.job;
import static dev.runner.plan.Plans.plan;
import static dev.runner.plan.Plans.step;
import static dev.runner.schedule.Stage.exit;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Rules 3 and 4 for steps: failures and conditions.
final class StepsTest {

  @Test
  void skips_the_later_steps_of_the_failed_target_only() {
    Stage run =
        Stage.of(plan(job("a").targets(2).steps(step("one"), step("two"), step("three"))))
            .on("a/t0/two", 1, exit(3));
    assertThat(run.results())
        .containsExactly(
            "a/t0/one succeeded",
            "a/t0/two failed (exit 3)",
            "a/t0/three skipped (needs `two`)",
            "a/t1/one succeeded",
            "a/t1/two succeeded",
            "a/t1/three succeeded");
    assertThat(run.targets()).containsExactly("a/t0 failed (exit 3)", "a/t1 succeeded");
    assertThat(run.only("over", "ended"))
        .isEqualTo("3.0s over a partial 1+1+0+0\n3.0s ended partial 1+1+0+0");
  }

  @Test
  void runs_steps_without_needs_side_by_side_and_skips_only_behind_the_failed() {
    Stage run =
        Stage.of(
                plan(
                    job("a")
                        .steps(
                            step("one"),
                            step("two").needs(),
                            step("three").needs("one"),
                            step("four").needs("two"),
                            step("five").needs("three", "four"))))
            .on("a/a/two", 2, exit(1));
    assertThat(run.only("start", "task"))
        .isEqualTo(
            """
            0.0s start a/a/one #1
            0.0s start a/a/two #1
            1.0s task a/a/one succeeded
            1.0s start a/a/three #1
            2.0s task a/a/two failed (exit 1)
            2.0s task a/a/four skipped (needs `two`)
            2.0s task a/a/three succeeded
            2.0s task a/a/five skipped (needs `two`)\
            """);
  }

  @Test
  void counts_a_tolerated_failure_as_success_for_everything_else() {
    Stage run =
        Stage.of(
                plan(
                    job("a")
                        .steps(
                            step("one").continueOnError(),
                            step("two"),
                            step("three").when("failure()")),
                    job("b").needs("a").steps(step("x"))))
            .on("a/a/one", 1, exit(1));
    assertThat(run.results())
        .containsExactly(
            "a/a/one failed (exit 1) tolerated",
            "a/a/two succeeded",
            "a/a/three skipped (if is false)",
            "b/b/x succeeded");
    assertThat(run.only("over", "ended"))
        .isEqualTo(
            """
            2.0s over a succeeded 1+0+0+0
            3.0s over b succeeded 1+0+0+0
            3.0s ended succeeded 2+0+0+0\
            """);
  }

  @Test
  void runs_later_steps_behind_one_that_its_condition_skipped() {
    Stage run =
        Stage.of(
            plan(
                job("a")
                    .targets("x", "y")
                    .steps(
                        step("one").when("target.key == 'x'"),
                        step("two"),
                        step("three").needs("one"))));
    assertThat(run.results())
        .containsExactly(
            "a/x/one succeeded",
            "a/x/two succeeded",
            "a/x/three succeeded",
            "a/y/one skipped (if is false)",
            "a/y/two succeeded",
            "a/y/three succeeded");
    assertThat(run.only("ended")).endsWith("ended succeeded 2+0+0+0");
  }

  @Test
  void asks_a_condition_without_status_functions_only_after_success() {
    Stage run =
        Stage.of(
                plan(
                    job("a")
                        .steps(
                            step("one"),
                            step("plain").when("target.key == 'a'"),
                            step("always").when("always()"),
                            step("failure").when("failure()"),
                            step("success").when("success()"))))
            .on("a/a/one", 1, exit(1));
    assertThat(run.results())
        .containsExactly(
            "a/a/one failed (exit 1)",
            "a/a/plain skipped (needs `one`)",
            "a/a/always succeeded",
            "a/a/failure succeeded",
            "a/a/success skipped (if is false)");
  }

  @Test
  void fails_the_step_whose_condition_has_no_value() {
    Stage run =
        Stage.of(plan(job("a").steps(step("one").when("target.index.x == 1"), step("two"))));
    assertThat(run.results()).hasSize(2);
    assertThat(run.results().get(0)).startsWith("a/a/one failed (plan.yaml:1:");
    assertThat(run.results().get(1)).isEqualTo("a/a/two skipped (needs `one`)");
    assertThat(run.only("start", "target")).isEmpty();
    assertThat(run.only("over")).isEqualTo("0.0s over a failed 0+1+0+0");
  }

  @Test
  void counts_a_target_all_of_whose_steps_are_skipped_as_skipped_and_its_job_as_good() {
    Stage run =
        Stage.of(
            plan(
                job("a").targets(2).steps(step("one").when("false")),
                job("b").needs("a").steps(step("x"))));
    assertThat(run.targets())
        .containsExactly(
            "a/t0 skipped (if is false)", "a/t1 skipped (if is false)", "b/b succeeded");
    assertThat(run.only("over", "ended"))
        .isEqualTo(
            """
            0.0s over a succeeded 0+0+2+0
            1.0s over b succeeded 1+0+0+0
            1.0s ended succeeded 1+0+2+0\
            """);
  }
}
