package dev.runner.schedule;

import static dev.runner.plan.Plans.job;
import static dev.runner.plan.Plans.plan;
import static dev.runner.plan.Plans.step;
import static dev.runner.schedule.Stage.exit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.plan.FailFast;
import dev.runner.plan.Plans;
import dev.runner.plan.Watch;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What files that change begin anew. Changes are told a tenth of a second after they happen.
final class RoundsTest {
  private static Watch watch(Watch.OnBusy onBusy) {
    return new Watch(List.of(), List.of(), List.of(), Duration.ofMillis(100), onBusy);
  }

  private static Plans.DraftJob watching(String job) {
    return job(job).watch(watch(Watch.OnBusy.QUEUE));
  }

  private static String told(Stage run) {
    return run.only("start", "again", "changed", "done", "resting", "stopping", "ended", "warned");
  }

  @Test
  void begins_anew_a_job_and_what_needs_it() {
    Stage run =
        Stage.of(
                plan(
                    watching("a").steps(step("a")),
                    job("b").needs("a").steps(step("b")),
                    job("c").steps(step("c"))))
            .changeAt(5, "a", "/src/a.c")
            .stopAt(9);
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
            5.0s changed src/a.c: [a, b]
            5.0s again a 1+0+0+0
            5.0s start a/a/a #1
            6.0s done a/a succeeded
            6.0s again b 1+0+0+0
            6.0s start b/b/b #1
            7.0s done b/b succeeded
            7.0s resting 3+0+0+0
            9.0s stopping interrupted
            9.0s ended succeeded 3+0+0+0\
            """);
    assertThat(run.left()).isTrue();
    assertThat(run.stopped()).isEmpty();
  }

  @Test
  void skips_what_needs_a_job_that_fails_anew() {
    Stage run =
        Stage.of(plan(watching("a").steps(step("a")), job("b").needs("a").steps(step("b"))))
            .on("a/a/a", 1, Stage.OK, exit(1), Stage.OK)
            .changeAt(5, "a", "/x")
            .changeAt(7, "a", "/x")
            .stopAt(10);
    assertThat(run.only("done", "resting", "ended"))
        .isEqualTo(
            """
            1.0s done a/a succeeded
            2.0s done b/b succeeded
            2.0s resting 2+0+0+0
            6.0s done a/a failed (exit 1)
            6.0s done b/b skipped (needs `a`)
            6.0s resting 0+1+1+0
            8.0s done a/a succeeded
            9.0s done b/b succeeded
            9.0s resting 2+0+0+0
            10.0s ended succeeded 2+0+0+0\
            """);
  }

  @Test
  void waits_for_all_ways_to_a_job() {
    Stage run =
        Stage.of(
                plan(
                    watching("a").steps(step("a")),
                    job("b").needs("a").steps(step("b")),
                    job("c").needs("a", "b").steps(step("c"))))
            .changeAt(5, "a", "/x")
            .stopAt(10);
    assertThat(run.only("start", "resting"))
        .isEqualTo(
            """
            0.0s start a/a/a #1
            1.0s start b/b/b #1
            2.0s start c/c/c #1
            3.0s resting 3+0+0+0
            5.0s start a/a/a #1
            6.0s start b/b/b #1
            7.0s start c/c/c #1
            8.0s resting 3+0+0+0\
            """);
  }

  @Test
  void begins_once_more_after_changes_meanwhile() {
    Stage run =
        Stage.of(plan(watching("a").steps(step("a"))))
            .on("a/a/a", 3, Stage.OK)
            .changeAt(1, "a", "/x")
            .changeAt(2, "a", "/y")
            .stopAt(9);
    assertThat(told(run))
        .isEqualTo(
            """
            0.0s start a/a/a #1
            3.0s done a/a succeeded
            3.0s changed x, y: [a]
            3.0s again a 1+0+0+0
            3.0s start a/a/a #1
            6.0s done a/a succeeded
            6.0s resting 1+0+0+0
            9.0s stopping interrupted
            9.0s ended succeeded 1+0+0+0\
            """);
  }

  @Test
  void ends_what_is_under_way_where_that_is_wanted() {
    Stage run =
        Stage.of(
                plan(
                    job("a").watch(watch(Watch.OnBusy.RESTART)).steps(step("a")),
                    job("b").needs("a").steps(step("b"))))
            .on("b/b/b", 9, Stage.OK)
            .stopping("b/b/b", 0.5)
            .changeAt(2, "a", "/x")
            .stopAt(20);
    assertThat(told(run))
        .isEqualTo(
            """
            0.0s start a/a/a #1
            1.0s done a/a succeeded
            1.0s start b/b/b #1
            2.0s changed x: [a, b]
            2.0s again a 1+0+0+0
            2.0s start a/a/a #1
            2.5s done b/b cancelled (files changed)
            3.0s done a/a succeeded
            3.0s again b 0+0+0+1
            3.0s start b/b/b #1
            12.0s done b/b succeeded
            12.0s resting 2+0+0+0
            20.0s stopping interrupted
            20.0s ended succeeded 2+0+0+0\
            """);
  }

  @Test
  void passes_over_changes_meanwhile_where_that_is_wanted() {
    Stage run =
        Stage.of(plan(job("a").watch(watch(Watch.OnBusy.IGNORE)).steps(step("a"))))
            .changeAt(0.5, "a", "/x")
            .changeAt(1.1, "a", "/x")
            .changeAt(3, "a", "/y")
            .stopAt(9);
    assertThat(run.only("start", "changed", "resting"))
        .isEqualTo(
            """
            0.0s start a/a/a #1
            1.0s resting 1+0+0+0
            3.0s changed y: [a]
            3.0s start a/a/a #1
            4.0s resting 1+0+0+0\
            """);
  }

  @Test
  void begins_anew_only_the_targets_that_are_concerned() {
    Stage run =
        Stage.of(
                plan(
                    watching("a").targets("x", "y", "z").steps(step("s")),
                    job("b").needs("a").steps(step("b"))))
            .on("a/y/s", 1, exit(1), Stage.OK)
            .changeAt(5, "a", "/y/file", 1)
            .stopAt(9);
    assertThat(run.only("start", "changed", "again", "done", "over", "resting", "ended"))
        .isEqualTo(
            """
            0.0s start a/x/s #1
            0.0s start a/y/s #1
            0.0s start a/z/s #1
            1.0s done a/x succeeded
            1.0s done a/y failed (exit 1)
            1.0s done a/z succeeded
            1.0s over a partial 2+1+0+0
            1.0s done b/b skipped (needs `a`)
            1.0s over b skipped 0+0+1+0
            1.0s resting 2+1+1+0
            5.0s changed y/file: [b] a/y
            5.0s again a/y failed (exit 1)
            5.0s start a/y/s #1
            6.0s done a/y succeeded
            6.0s over a succeeded 3+0+0+0
            6.0s again b 0+0+1+0
            6.0s start b/b/b #1
            7.0s done b/b succeeded
            7.0s over b succeeded 1+0+0+0
            7.0s resting 4+0+0+0
            9.0s ended succeeded 4+0+0+0\
            """);
  }

  @Test
  void need_not_wait_for_other_targets() {
    Stage run =
        Stage.of(plan(watching("a").targets("x", "y").steps(step("s"))))
            .on("a/y/s", 9, Stage.OK)
            .changeAt(2, "a", "/x/file", 0)
            .changeAt(4, "a", "/y/file", 1)
            .stopAt(20);
    assertThat(run.only("start", "changed", "done", "resting"))
        .isEqualTo(
            """
            0.0s start a/x/s #1
            0.0s start a/y/s #1
            1.0s done a/x succeeded
            2.0s changed x/file: [] a/x
            2.0s start a/x/s #1
            3.0s done a/x succeeded
            9.0s done a/y succeeded
            9.0s changed y/file: [] a/y
            9.0s start a/y/s #1
            18.0s done a/y succeeded
            18.0s resting 2+0+0+0\
            """);
  }

  @Test
  void starts_a_service_anew_once_what_it_needs_has_succeeded() {
    Stage run =
        Stage.of(
                plan(
                    watching("build").steps(step("make")),
                    job("web").needs("build").steps(step("serve").service())))
            .on("build/build/make", 2, Stage.OK, Stage.OK, exit(1))
            .changeAt(5, "build", "/x")
            .changeAt(10, "build", "/x")
            .stopAt(15);
    assertThat(run.only("start", "done", "again", "resting", "stopping", "ended"))
        .isEqualTo(
            """
            0.0s start build/build/make #1
            2.0s done build/build succeeded
            2.0s start web/web/serve #1
            2.0s resting 1+0+0+0
            5.0s again build 1+0+0+0
            5.0s start build/build/make #1
            7.0s done build/build succeeded
            7.0s done web/web cancelled (files changed)
            7.0s again web 0+0+0+1
            7.0s start web/web/serve #1
            7.0s resting 1+0+0+0
            10.0s again build 1+0+0+0
            10.0s start build/build/make #1
            12.0s done build/build failed (exit 1)
            12.0s resting 0+1+0+0
            15.0s stopping interrupted
            15.0s done web/web succeeded
            15.0s ended partial 1+1+0+0\
            """);
    assertThat(run.left()).isTrue();
  }

  @Test
  void keeps_a_service_for_what_may_need_it_again() {
    Stage run =
        Stage.of(
                plan(
                    job("web").steps(step("serve").service()),
                    watching("test").ready("web").steps(step("test"))))
            .changeAt(5, "test", "/x")
            .stopAt(9);
    assertThat(run.only("start", "done", "service", "resting"))
        .isEqualTo(
            """
            0.0s start web/web/serve #1
            0.0s service web/web/serve ready after 0.0s
            0.0s start test/test/test #1
            1.0s done test/test succeeded
            1.0s resting 1+0+0+0
            5.0s start test/test/test #1
            6.0s done test/test succeeded
            6.0s resting 1+0+0+0
            9.0s service web/web/serve terminated
            9.0s done web/web succeeded\
            """);
    assertThat(run.left()).isTrue();
  }

  @Test
  void starts_a_needed_service_anew_that_has_failed() {
    Stage run =
        Stage.of(
                plan(
                    job("web").steps(step("serve").service()),
                    watching("test").ready("web").steps(step("test"))))
            .on("web/web/serve", 3, exit(1))
            .changeAt(5, "test", "/x")
            .stopAt(7);
    assertThat(run.only("start", "done", "resting", "ended"))
        .isEqualTo(
            """
            0.0s start web/web/serve #1
            0.0s start test/test/test #1
            1.0s done test/test succeeded
            1.0s resting 1+0+0+0
            3.0s done web/web failed (exit 1)
            5.0s start web/web/serve #1
            5.0s start test/test/test #1
            6.0s done test/test succeeded
            6.0s resting 1+0+0+0
            7.0s done web/web succeeded
            7.0s ended succeeded 2+0+0+0\
            """);
  }

  @Test
  void skips_what_needs_services_that_are_left_as_they_were() {
    Stage run =
        Stage.of(
                plan(
                    watching("build").steps(step("make")),
                    job("web").needs("build").steps(step("serve").service()),
                    job("test").ready("web").steps(step("test"))))
            .on("build/build/make", 1, Stage.OK, exit(1), Stage.OK)
            .changeAt(5, "build", "/x")
            .changeAt(7, "build", "/x")
            .stopAt(12);
    assertThat(run.only("start", "done", "resting", "ended"))
        .isEqualTo(
            """
            0.0s start build/build/make #1
            1.0s done build/build succeeded
            1.0s start web/web/serve #1
            1.0s start test/test/test #1
            2.0s done test/test succeeded
            2.0s resting 2+0+0+0
            5.0s start build/build/make #1
            6.0s done build/build failed (exit 1)
            6.0s done test/test skipped (needs `web`)
            6.0s resting 0+1+1+0
            7.0s start build/build/make #1
            8.0s done build/build succeeded
            8.0s done web/web cancelled (files changed)
            8.0s start web/web/serve #1
            8.0s start test/test/test #1
            9.0s done test/test succeeded
            9.0s resting 2+0+0+0
            12.0s done web/web succeeded
            12.0s ended succeeded 3+0+0+0\
            """);
  }

  @Test
  void starts_the_service_of_a_target_anew() {
    Stage run =
        Stage.of(plan(watching("a").targets("x", "y").steps(step("serve").service())))
            .stopping("a/x/serve", 0.5)
            .changeAt(2, "a", "/x/file", 0)
            .stopAt(5);
    assertThat(run.only("start", "again", "done", "resting"))
        .isEqualTo(
            """
            0.0s start a/x/serve #1
            0.0s start a/y/serve #1
            0.0s resting 0+0+0+0
            2.5s done a/x cancelled (files changed)
            2.5s again a/x cancelled (files changed)
            2.5s start a/x/serve #1
            2.5s resting 0+0+0+0
            5.0s done a/y succeeded
            5.5s done a/x succeeded\
            """);
  }

  @Test
  void goes_on_after_enough_have_failed() {
    Stage run =
        Stage.of(
                plan(
                        watching("a").steps(step("a")),
                        job("b").steps(step("b")),
                        job("c").needs("b").steps(step("c")))
                    .failFast(FailFast.FIRST))
            .on("a/a/a", 1, exit(1), Stage.OK)
            .on("b/b/b", 2, Stage.OK)
            .changeAt(5, "a", "/x")
            .stopAt(12);
    assertThat(told(run))
        .isEqualTo(
            """
            0.0s start a/a/a #1
            0.0s start b/b/b #1
            1.0s stopping fail_fast
            1.0s done a/a failed (exit 1)
            1.0s done c/c cancelled (fail_fast)
            1.0s done b/b cancelled (fail_fast)
            1.0s resting 0+1+0+2
            5.0s changed x: [a, b, c]
            5.0s again a 0+1+0+0
            5.0s again b 0+0+0+1
            5.0s start a/a/a #1
            5.0s start b/b/b #1
            6.0s done a/a succeeded
            7.0s done b/b succeeded
            7.0s again c 0+0+0+1
            7.0s start c/c/c #1
            8.0s done c/c succeeded
            8.0s resting 3+0+0+0
            12.0s stopping interrupted
            12.0s ended succeeded 3+0+0+0\
            """);
    assertThat(run.stopped()).isEmpty();
  }

  @Test
  void is_interrupted_in_the_middle_of_a_round() {
    Stage run =
        Stage.of(plan(watching("a").steps(step("a")), job("b").needs("a").steps(step("b"))))
            .changeAt(5, "a", "/x")
            .stopAt(5.5);
    assertThat(run.only("done", "stopping", "ended"))
        .isEqualTo(
            """
            1.0s done a/a succeeded
            2.0s done b/b succeeded
            5.5s stopping interrupted
            5.5s done a/a cancelled (interrupted)
            5.5s ended partial 1+0+0+1\
            """);
    assertThat(run.left()).isFalse();
  }

  @Test
  void finds_a_job_that_writes_what_it_watches() {
    Stage run =
        Stage.of(plan(watching("a").steps(step("a"))))
            .changeAt(1.05, "a", "/plans/test/out")
            .changeAt(2.1, "a", "/plans/test/out")
            .changeAt(3.15, "a", "/plans/test/out")
            .changeAt(4.2, "a", "/plans/test/out")
            .changeAt(6.25, "a", "/plans/test/out")
            .changeAt(20, "a", "/plans/test/out")
            .stopAt(30);
    assertThat(run.only("start", "warned"))
        .isEqualTo(
            """
            0.0s start a/a/a #1
            1.1s start a/a/a #1
            2.1s start a/a/a #1
            3.2s start a/a/a #1
            4.2s warned each time job `a` runs, files that it watches change: out; if it writes \
            them itself, leave them out by `exclude`, or have git ignore them; it runs again \
            later and later
            5.2s start a/a/a #1
            8.3s start a/a/a #1
            20.0s start a/a/a #1\
            """);
  }
}
