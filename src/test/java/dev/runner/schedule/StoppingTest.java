package dev.runner.schedule;

import static dev.runner.plan.Plans.job;
import static dev.runner.plan.Plans.plan;
import static dev.runner.plan.Plans.seconds;
import static dev.runner.plan.Plans.step;
import static dev.runner.schedule.Stage.OK;
import static dev.runner.schedule.Stage.exit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.plan.Plans;
import org.junit.jupiter.api.Test;

/// Rule 9: `finally`, and being asked to stop.
final class StoppingTest {

  @Test
  void runs_all_of_finally_in_order_for_each_target_that_started() {
    Stage run =
        Stage.of(
                plan(
                    job("a")
                        .targets("good", "bad", "idle")
                        .steps(step("x").when("target.key != 'idle'"))
                        .finallySteps(step("one"), step("two"))))
            .on("a/bad/x", 1, exit(1))
            .on("a/good/one", 1, exit(9));
    assertThat(run.results())
        .containsExactly(
            "a/good/x succeeded",
            "a/good/one failed (exit 9)",
            "a/good/two succeeded",
            "a/bad/x failed (exit 1)",
            "a/bad/one succeeded",
            "a/bad/two succeeded",
            "a/idle/x skipped (if is false)",
            "a/idle/one skipped (if is false)",
            "a/idle/two skipped (if is false)");
    assertThat(run.targets())
        .containsExactly(
            "a/good failed (exit 9)", "a/bad failed (exit 1)", "a/idle skipped (if is false)");
  }

  @Test
  void stops_what_runs_and_still_runs_finally_when_asked_once() {
    Stage run = interrupted().stopAt(1.5);
    assertThat(run.only("start", "stopping", "task", "done", "over", "ended"))
        .isEqualTo(
            """
            0.0s start a/t0/x #1
            0.0s start a/t1/x #1
            1.0s task a/t0/x succeeded
            1.0s start a/t0/y #1
            1.5s stopping interrupted
            1.5s task a/t1/y cancelled (interrupted)
            1.5s done b/b cancelled (interrupted)
            1.5s over b cancelled 0+0+0+1
            1.5s done a/t2 cancelled (interrupted)
            2.5s task a/t0/y cancelled (interrupted)
            2.5s task a/t1/x cancelled (interrupted)
            2.5s start a/t0/clean #1
            2.5s start a/t1/clean #1
            4.5s task a/t0/clean succeeded
            4.5s done a/t0 cancelled (interrupted)
            4.5s task a/t1/clean succeeded
            4.5s done a/t1 cancelled (interrupted)
            4.5s over a cancelled 0+0+0+3
            4.5s ended cancelled 0+0+0+4\
            """);
  }

  @Test
  void ends_everything_at_once_when_asked_twice_while_finally_runs() {
    Stage run = interrupted().stopAt(1.5).stopAt(3);
    assertThat(run.only("task", "done", "ended").lines().filter(it -> it.startsWith("3.")))
        .containsExactly(
            "3.0s task a/t0/clean cancelled (interrupted)",
            "3.0s done a/t0 cancelled (interrupted)",
            "3.0s task a/t1/clean cancelled (interrupted)",
            "3.0s done a/t1 cancelled (interrupted)",
            "3.0s ended cancelled 0+0+0+4");
  }

  @Test
  void leaves_finally_out_when_asked_twice_before_it() {
    Stage run = interrupted().stopAt(1.5).stopAt(2);
    assertThat(run.only("task", "done").lines().filter(it -> it.startsWith("2.0")))
        .containsExactly(
            "2.0s task a/t0/clean cancelled (interrupted)",
            "2.0s task a/t1/clean cancelled (interrupted)",
            "2.0s task a/t0/y cancelled (interrupted)",
            "2.0s done a/t0 cancelled (interrupted)",
            "2.0s task a/t1/x cancelled (interrupted)",
            "2.0s done a/t1 cancelled (interrupted)");
  }

  /// Two targets under way when somebody stops it, a third and a job that wait; what is stopped
  /// takes a second.
  private static Stage interrupted() {
    return Stage.of(
            plan(
                job("a")
                    .targets(3)
                    .concurrency(2)
                    .steps(step("x"), step("y"))
                    .finallySteps(step("clean")),
                job("b").needs("a").steps(step("x"))))
        .on("a/t1/x", 10, OK)
        .on("a/t0/y", 10, OK)
        .on(".*/clean", 2, OK)
        .stopping(".*", 1);
  }

  @Test
  void does_not_repeat_what_failed_while_it_stops_but_for_finally() {
    Stage run =
        Stage.of(plan(job("a").steps(step("x").retry(3)).finallySteps(step("clean").retry(1))))
            .on("a/a/x", 2, exit(1))
            .on("a/a/clean", 1, exit(1), OK)
            .stopAt(1)
            .stopping("a/a/x", 5);
    assertThat(run.only("task", "done"))
        .isEqualTo(
            """
            6.0s task a/a/x cancelled (interrupted)
            9.0s task a/a/clean succeeded
            9.0s done a/a cancelled (interrupted)\
            """);
  }

  @Test
  void gives_up_reading_targets_when_asked_to_stop() {
    Stage run =
        Stage.of(
                plan(
                    job("a").steps(step("x")),
                    job("b").needs("a").targets(3).steps(step("x")),
                    job("c").needs("b").steps(step("x"))))
            .reading("b", 60)
            .stopAt(5);
    assertThat(run.only("done", "over", "ended"))
        .isEqualTo(
            """
            1.0s done a/a succeeded
            1.0s over a succeeded 1+0+0+0
            5.0s done c/c cancelled (interrupted)
            5.0s over c cancelled 0+0+0+1
            5.0s done b/b cancelled (interrupted)
            5.0s over b cancelled 0+0+0+1
            5.0s ended partial 1+0+0+2\
            """);
  }

  @Test
  void reports_all_targets_of_a_job_that_was_never_begun() {
    Stage run = Stage.of(plan(job("a").targets(2_500).steps(step("x")))).stopAt(0.5);
    assertThat(run.only("ended")).isEqualTo("0.5s ended cancelled 0+0+0+2500");
    assertThat(run.targets()).hasSize(2_500).startsWith("a/t0 cancelled (interrupted)");
  }

  @Test
  void heeds_a_stop_while_targets_without_work_pass_by() {
    Stage run = Stage.of(plan(job("a").targets(5_000).steps(step("x").when("false")))).stopAt(0);
    assertThat(run.only("ended")).isEqualTo("0.0s ended cancelled 0+0+1000+4000");
  }

  @Test
  void remembers_that_it_was_asked_to_stop_when_the_deadline_comes_as_well() {
    Plans.Draft plan =
        plan(job("a").steps(step("x")).finallySteps(step("clean"))).deadline(seconds(5));
    Stage run =
        Stage.of(plan).on("a/a/x", 60, OK).stopping(".*", 1).on("a/a/clean", 10, OK).stopAt(2);
    assertThat(run.only("stopping", "task", "done"))
        .isEqualTo(
            """
            2.0s stopping interrupted
            3.0s task a/a/x cancelled (interrupted)
            13.0s task a/a/clean succeeded
            13.0s done a/a cancelled (interrupted)\
            """);
    assertThat(run.stopped()).hasToString("Optional[Interrupted[]]");
  }

  @Test
  void is_known_as_interrupted_when_asked_to_stop_after_the_deadline() {
    Plans.Draft plan = plan(job("a").steps(step("x"))).deadline(seconds(5));
    Stage run = Stage.of(plan).on("a/a/x", 60, OK).stopAt(7);
    assertThat(run.only("ended")).isEqualTo("7.0s ended cancelled 0+0+0+1");
    assertThat(run.stopped()).hasToString("Optional[Interrupted[]]");
  }

  @Test
  void tells_the_same_results_whatever_finishes_first() {
    Plans.Draft plan =
        plan(
            job("a").targets(5).steps(step("x"), step("y").needs(), step("z").needs("x", "y")),
            job("b").needs("a").targets(3).steps(step("x")));
    Stage one = Stage.of(plan).on("a/t3/x", 1, exit(1)).on(".*", 1, OK);
    Stage other = Stage.of(plan).on("a/t3/x", 7, exit(1)).on("a/.*/y", 3, OK).on("a/t0/.*", 9, OK);
    assertThat(one.results()).isEqualTo(other.results());
    assertThat(one.targets()).isEqualTo(other.targets());
  }
}
