package dev.runner.schedule;

import static dev.runner.plan.Plans.job;
import static dev.runner.plan.Plans.plan;
import static dev.runner.plan.Plans.seconds;
import static dev.runner.plan.Plans.step;
import static dev.runner.schedule.Stage.exit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.plan.Plans;
import org.junit.jupiter.api.Test;

/// Rules 3 and 4 for jobs: needs, conditions, requirements, targets.
final class JobsTest {

  @Test
  void skips_the_dependants_of_a_skipped_job_but_for_those_that_need_it_completed() {
    Stage run =
        Stage.of(
            plan(
                job("a").when("false").steps(step("x")),
                job("b").needs("a").steps(step("x")),
                job("c").needs("b").steps(step("x")),
                job("d").completed("a").steps(step("x")),
                job("e").steps(step("x"))));
    assertThat(run.targets())
        .containsExactly(
            "a/a skipped (if is false)",
            "b/b skipped (needs `a`)",
            "c/c skipped (needs `b`)",
            "d/d succeeded",
            "e/e succeeded");
    assertThat(run.only("over"))
        .isEqualTo(
            """
            0.0s over a skipped 0+0+1+0
            0.0s over b skipped 0+0+1+0
            0.0s over c skipped 0+0+1+0
            1.0s over e succeeded 1+0+0+0
            1.0s over d succeeded 1+0+0+0\
            """);
  }

  @Test
  void skips_the_dependants_of_a_failed_job_and_never_independents() {
    Stage run =
        Stage.of(
                plan(
                    job("a").targets(2).steps(step("x")),
                    job("b").needs("a").steps(step("x")),
                    job("c").completed("a").steps(step("x")),
                    job("d").needs("a").when("failure()").steps(step("x")),
                    job("e").needs("a").when("success()").steps(step("x")),
                    job("f").steps(step("x"))))
            .on("a/t1/x", 1, exit(1));
    assertThat(run.targets())
        .containsExactly(
            "a/t0 succeeded",
            "a/t1 failed (exit 1)",
            "b/b skipped (needs `a`)",
            "c/c succeeded",
            "d/d succeeded",
            "e/e skipped (if is false)",
            "f/f succeeded");
  }

  @Test
  void fails_a_job_whose_requirement_does_not_hold() {
    Stage run =
        Stage.of(
            plan(
                job("a")
                    .require("1 == 1", "fine")
                    .require("1 == 2", "one is not two")
                    .steps(step("x")),
                job("b").needs("a").steps(step("x"))));
    assertThat(run.all())
        .isEqualTo(
            """
            0.0s run
            0.0s done a/a failed (one is not two)
            0.0s over a failed 0+1+0+0
            0.0s done b/b skipped (needs `a`)
            0.0s over b skipped 0+0+1+0
            0.0s ended failed 0+1+1+0\
            """);
  }

  @Test
  void succeeds_without_targets() {
    Stage run =
        Stage.of(plan(job("a").targets(0).steps(step("x")), job("b").needs("a").steps(step("x"))));
    assertThat(run.only("known", "job", "over", "ended"))
        .isEqualTo(
            """
            0.0s known a 0
            0.0s job a
            0.0s over a succeeded 0+0+0+0
            0.0s known b 1
            0.0s job b
            1.0s over b succeeded 1+0+0+0
            1.0s ended succeeded 1+0+0+0\
            """);
  }

  @Test
  void fails_a_later_job_whose_targets_cannot_be_read_and_skips_its_dependants() {
    Stage run =
        Stage.of(
                plan(
                    job("a").steps(step("x")),
                    job("b").needs("a").targets(3).steps(step("x")),
                    job("c").needs("b").steps(step("x")),
                    job("d").needs("a").steps(step("x"))))
            .unreadable("b", 0.5, "no such file");
    assertThat(run.only("job", "done", "over", "ended"))
        .isEqualTo(
            """
            0.0s job a
            1.0s done a/a succeeded
            1.0s over a succeeded 1+0+0+0
            1.0s job d
            1.5s done b/b failed (no such file)
            1.5s over b failed 0+1+0+0
            1.5s done c/c skipped (needs `b`)
            1.5s over c skipped 0+0+1+0
            2.0s done d/d succeeded
            2.0s over d succeeded 1+0+0+0
            2.0s ended partial 2+1+1+0\
            """);
  }

  @Test
  void counts_a_later_jobs_deadline_from_when_its_targets_are_known() {
    Stage run =
        Stage.of(
                plan(
                    job("a").steps(step("x")),
                    job("b").needs("a").deadline(seconds(2)).steps(step("x"))))
            .reading("b", 10);
    assertThat(run.only("job", "over"))
        .isEqualTo(
            """
            0.0s job a
            1.0s over a succeeded 1+0+0+0
            11.0s job b
            12.0s over b succeeded 1+0+0+0\
            """);
  }

  @Test
  void skips_thousands_of_jobs_in_a_chain() {
    Plans.DraftJob[] chain = new Plans.DraftJob[5_000];
    for (int i = 0; i < chain.length; i++) {
      chain[i] = i == 0 ? job("j0").when("false") : job("j" + i).needs("j" + (i - 1));
      chain[i].steps(step("x"));
    }
    assertThat(Stage.of(plan(chain)).only("ended")).isEqualTo("0.0s ended succeeded 0+0+5000+0");
  }

  @Test
  void runs_thousands_of_jobs_in_a_chain() {
    Plans.DraftJob[] chain = new Plans.DraftJob[5_000];
    for (int i = 0; i < chain.length; i++) {
      chain[i] = (i == 0 ? job("j0") : job("j" + i).needs("j" + (i - 1))).steps(step("x"));
    }
    assertThat(Stage.of(plan(chain)).only("ended")).isEqualTo("5000.0s ended succeeded 5000+0+0+0");
  }
}
