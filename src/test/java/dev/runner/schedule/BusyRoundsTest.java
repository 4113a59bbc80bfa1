package dev.runner.schedule;

import static dev.runner.plan.Plans.job;
import static dev.runner.plan.Plans.plan;
import static dev.runner.plan.Plans.seconds;
import static dev.runner.plan.Plans.step;
import static dev.runner.schedule.Stage.done;
import static dev.runner.schedule.Stage.exit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.plan.FailFast;
import dev.runner.plan.Plans;
import dev.runner.plan.Watch;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Files that change while something else comes between: another change, a failure, a deadline.
final class BusyRoundsTest {
  private static final FailFast LET_FINISH =
      new FailFast(new FailFast.Threshold.Count(1), FailFast.Running.FINISH);

  private static Plans.DraftJob watching(String job, Watch.OnBusy onBusy) {
    return job(job)
        .watch(new Watch(List.of(), List.of(), List.of(), Duration.ofMillis(100), onBusy));
  }

  private static Plans.DraftJob queueing(String job) {
    return watching(job, Watch.OnBusy.QUEUE);
  }

  private static Plans.DraftJob restarting(String job) {
    return watching(job, Watch.OnBusy.RESTART);
  }

  private static String told(Stage run) {
    return run.only("start", "again", "changed", "done", "resting", "stopping");
  }

  @Test
  void begins_anew_once_for_a_change_before_that() {
    Stage run =
        Stage.of(
                plan(
                    restarting("a").steps(step("a")),
                    queueing("b").needs("a").targets("x").steps(step("b")),
                    job("c").needs("b").steps(step("c"))))
            .on("c/c/c", 9, Stage.OK)
            .stopping("c/c/c", 4)
            .changeAt(3, "b", "/x", 0)
            .changeAt(4, "a", "/y")
            .stopAt(30);
    assertThat(told(run))
        .isEqualTo(
            """
            0.0s start a/a/a #1
            1.0s done a/a succeeded
            1.0s start b/x/b #1
            2.0s done b/x succeeded
            2.0s start c/c/c #1
            4.0s changed y: [a, b, c]
            4.0s again a 1+0+0+0
            4.0s start a/a/a #1
            5.0s done a/a succeeded
            5.0s again b 1+0+0+0
            5.0s start b/x/b #1
            6.0s done b/x succeeded
            8.0s done c/c cancelled (files changed)
            8.0s again c 0+0+0+1
            8.0s start c/c/c #1
            17.0s done c/c succeeded
            17.0s resting 3+0+0+0
            30.0s stopping interrupted\
            """);
  }

  @Test
  void begins_nothing_more_of_a_round_once_enough_has_failed() {
    Stage run =
        Stage.of(
                plan(
                        queueing("a").steps(step("a")),
                        job("b").completed("a").steps(step("b")),
                        queueing("c").steps(step("c")))
                    .failFast(FailFast.FIRST))
            .on("a/a/a", done(1), done(5))
            .on("c/c/c", 1, Stage.OK, exit(1), Stage.OK)
            .changeAt(5, "a", "/x")
            .changeAt(5, "c", "/x")
            .changeAt(9, "c", "/x")
            .stopAt(30);
    assertThat(told(run))
        .isEqualTo(
            """
            0.0s start a/a/a #1
            0.0s start c/c/c #1
            1.0s done a/a succeeded
            1.0s done c/c succeeded
            1.0s start b/b/b #1
            2.0s done b/b succeeded
            2.0s resting 3+0+0+0
            5.0s changed x: [a, b, c]
            5.0s again a 1+0+0+0
            5.0s again c 1+0+0+0
            5.0s start a/a/a #1
            5.0s start c/c/c #1
            6.0s stopping fail_fast
            6.0s done c/c failed (exit 1)
            6.0s done a/a cancelled (fail_fast)
            6.0s again b 1+0+0+0
            6.0s done b/b cancelled (fail_fast)
            6.0s resting 0+1+0+2
            9.0s changed x: [a, b, c]
            9.0s again a 0+0+0+1
            9.0s again c 0+1+0+0
            9.0s start a/a/a #1
            9.0s start c/c/c #1
            10.0s done c/c succeeded
            14.0s done a/a succeeded
            14.0s again b 0+0+0+1
            14.0s start b/b/b #1
            15.0s done b/b succeeded
            15.0s resting 3+0+0+0
            30.0s stopping interrupted\
            """);
  }

  @Test
  void begins_no_target_anew_once_enough_has_failed() {
    Stage run =
        Stage.of(
                plan(restarting("a").targets("x").steps(step("a")), job("b").steps(step("b")))
                    .failFast(FailFast.FIRST))
            .on("a/x/a", 9, Stage.OK)
            .stopping("a/x/a", 2)
            .on("b/b/b", 3, exit(1))
            .changeAt(2, "a", "/x", 0)
            .stopAt(30);
    assertThat(told(run))
        .isEqualTo(
            """
            0.0s start a/x/a #1
            0.0s start b/b/b #1
            2.0s changed x: [] a/x
            3.0s stopping fail_fast
            3.0s done b/b failed (exit 1)
            4.0s done a/x cancelled (files changed)
            4.0s again a/x cancelled (files changed)
            4.0s done a/x cancelled (fail_fast)
            4.0s resting 0+1+0+1
            30.0s stopping interrupted\
            """);
  }

  @Test
  void counts_no_failure_of_what_is_to_begin_anew() {
    Stage run =
        Stage.of(
                plan(restarting("a")
                        .targets("x", "y")
                        .failFast(FailFast.FIRST)
                        .steps(step("a"))
                        .finallySteps(step("f")))
                    .failFast(FailFast.FIRST))
            .on("a/y/a", done(9), done(1))
            .on("a/./a", done(9), done(1))
            .on("a/x/f", 1, exit(1), exit(1), Stage.OK)
            .changeAt(2, "a", "/x", 0)
            .changeAt(5, "a", "/x")
            .stopAt(30);
    assertThat(told(run))
        .isEqualTo(
            """
            0.0s start a/x/a #1
            0.0s start a/y/a #1
            2.0s changed x: [] a/x
            2.0s start a/x/f #1
            3.0s done a/x failed (exit 1)
            3.0s again a/x failed (exit 1)
            3.0s start a/x/a #1
            4.0s start a/x/f #1
            5.0s done a/x failed (exit 1)
            5.0s stopping fail_fast
            5.0s changed x: [a]
            5.0s start a/y/f #1
            6.0s done a/y cancelled (fail_fast)
            6.0s again a 0+1+0+1
            6.0s start a/x/a #1
            6.0s start a/y/a #1
            7.0s start a/x/f #1
            7.0s start a/y/f #1
            8.0s done a/x succeeded
            8.0s done a/y succeeded
            8.0s resting 2+0+0+0
            30.0s stopping interrupted\
            """);
  }

  @Test
  void starts_a_service_anew_that_was_let_finish() {
    Stage run =
        Stage.of(
                plan(
                        job("web").steps(step("serve").service()),
                        queueing("test").ready("web").steps(step("test")))
                    .failFast(LET_FINISH))
            .on("test/test/test", 1, exit(1), Stage.OK)
            .changeAt(5, "test", "/x")
            .stopAt(9);
    assertThat(told(run))
        .isEqualTo(
            """
            0.0s start web/web/serve #1
            0.0s start test/test/test #1
            1.0s stopping fail_fast
            1.0s done test/test failed (exit 1)
            1.0s resting 0+1+0+0
            5.0s changed x: [web, test]
            5.0s done web/web cancelled (files changed)
            5.0s again web 0+0+0+1
            5.0s start web/web/serve #1
            5.0s again test 0+1+0+0
            5.0s start test/test/test #1
            6.0s done test/test succeeded
            6.0s resting 1+0+0+0
            9.0s stopping interrupted
            9.0s done web/web succeeded\
            """);
  }

  @Test
  void waits_for_the_new_run_of_a_job_that_has_just_ended() {
    Stage run =
        Stage.of(
                plan(
                    queueing("a")
                        .targets("x", "y")
                        .concurrency(1)
                        .failFast(FailFast.FIRST)
                        .steps(step("a")),
                    job("b").completed("a").steps(step("b"))))
            .on("a/x/a", 1, exit(1), Stage.OK)
            .changeAt(0.5, "a", "/x")
            .stopAt(9);
    assertThat(told(run))
        .isEqualTo(
            """
            0.0s start a/x/a #1
            1.0s done a/x failed (exit 1)
            1.0s done a/y cancelled (fail_fast)
            1.0s changed x: [a, b]
            1.0s again a 0+1+0+1
            1.0s start a/x/a #1
            2.0s done a/x succeeded
            2.0s start a/y/a #1
            3.0s done a/y succeeded
            3.0s start b/b/b #1
            4.0s done b/b succeeded
            4.0s resting 3+0+0+0
            9.0s stopping interrupted\
            """);
  }

  @Test
  void begins_all_of_a_job_anew_that_was_stopped_meanwhile() {
    Stage run =
        Stage.of(plan(queueing("a").targets("x", "y").deadline(seconds(3)).steps(step("a"))))
            .on("a/./a", done(9), done(1))
            .changeAt(1, "a", "/x", 0)
            .stopAt(9);
    assertThat(told(run))
        .isEqualTo(
            """
            0.0s start a/x/a #1
            0.0s start a/y/a #1
            3.0s done a/x cancelled (deadline after 3s)
            3.0s done a/y cancelled (deadline after 3s)
            3.0s changed x: [a]
            3.0s again a 0+0+0+2
            3.0s start a/x/a #1
            3.0s start a/y/a #1
            4.0s done a/x succeeded
            4.0s done a/y succeeded
            4.0s resting 2+0+0+0
            9.0s stopping interrupted\
            """);
  }

  @Test
  void tells_what_ends_a_run_that_had_failed_fast() {
    Stage run =
        Stage.of(plan(queueing("a").steps(step("a"))).failFast(FailFast.FIRST).deadline(seconds(5)))
            .on("a/a/a", 1, exit(1))
            .stopAt(9);
    assertThat(told(run))
        .isEqualTo(
            """
            0.0s start a/a/a #1
            1.0s stopping fail_fast
            1.0s done a/a failed (exit 1)
            1.0s resting 0+1+0+0
            5.0s stopping deadline after 5s\
            """);
  }

  @Test
  void starts_a_service_anew_that_a_target_needs() {
    Stage run =
        Stage.of(
                plan(
                    job("web").steps(step("serve").service()),
                    queueing("test").ready("web").targets("x", "y").steps(step("test"))))
            .on("web/web/serve", 3, exit(1))
            .changeAt(5, "test", "/x", 0)
            .stopAt(7);
    assertThat(told(run))
        .isEqualTo(
            """
            0.0s start web/web/serve #1
            0.0s start test/x/test #1
            0.0s start test/y/test #1
            1.0s done test/x succeeded
            1.0s done test/y succeeded
            1.0s resting 2+0+0+0
            3.0s done web/web failed (exit 1)
            5.0s changed x: [web, test]
            5.0s again web 0+1+0+0
            5.0s start web/web/serve #1
            5.0s again test 2+0+0+0
            5.0s start test/x/test #1
            5.0s start test/y/test #1
            6.0s done test/x succeeded
            6.0s done test/y succeeded
            6.0s resting 2+0+0+0
            7.0s stopping interrupted
            7.0s done web/web succeeded\
            """);
  }
}
