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
import dev.runner.plan.Retry;
import dev.runner.plan.StatusSet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Rules 5 and 6: retries, timeouts and deadlines.
final class TimeTest {

  @Test
  void repeats_the_failed_step_and_never_the_finished_ones() {
    Stage run =
        Stage.of(plan(job("a").steps(step("one"), step("two").retry(3), step("three"))))
            .on("a/a/two", 1, exit(1), exit(2), OK);
    assertThat(run.attempts())
        .isEqualTo(
            """
            0.0s start a/a/one #1
            1.0s end a/a/one #1 succeeded
            1.0s start a/a/two #1
            2.0s end a/a/two #1 failed (exit 1), again in 1.0s
            3.0s start a/a/two #2
            4.0s end a/a/two #2 failed (exit 2), again in 1.0s
            5.0s start a/a/two #3
            6.0s end a/a/two #3 succeeded
            6.0s start a/a/three #1
            7.0s end a/a/three #1 succeeded\
            """);
  }

  @Test
  void makes_three_further_attempts_when_told_to_retry_thrice() {
    Stage run = Stage.of(plan(job("a").steps(step("x").retry(3)))).on(".*", 1, exit(7));
    assertThat(run.only("start").lines()).hasSize(4);
    assertThat(run.only("task")).isEqualTo("7.0s task a/a/x failed (exit 7)");
  }

  @Test
  void waits_longer_each_time_up_to_the_longest_delay() {
    Retry retry = retry(6, 1, 2, 10, 0);
    assertThat(delays(retry, 1))
        .isEqualTo(Stream.of(1, 2, 4, 8, 10, 10).map(Duration::ofSeconds).toList());
  }

  @Test
  void waits_the_same_each_time_without_backoff_and_not_at_all_without_delay() {
    assertThat(delays(retry(3, 2, 1, 60, 0), 1))
        .isEqualTo(List.of(seconds(2), seconds(2), seconds(2)));
    assertThat(delays(retry(2, 0, 2, 60, 0.5), 1)).isEqualTo(List.of(seconds(0), seconds(0)));
  }

  @Test
  void varies_its_delays_within_the_jitter_and_never_beyond_the_longest() {
    Retry retry = retry(6, 1, 2, 10, 0.5);
    List<List<Duration>> all =
        IntStream.range(0, 200).mapToObj(seed -> delays(retry, seed)).toList();
    double[] least = {0.5, 1, 2, 4, 5, 5};
    double[] most = {1.5, 3, 6, 10, 10, 10};
    for (int i = 0; i < least.length; i++) {
      int nth = i;
      TreeSet<Duration> nths =
          all.stream().map(it -> it.get(nth)).collect(Collectors.toCollection(TreeSet::new));
      assertThat(nths.first()).isBetween(seconds(least[i]), seconds(least[i] * 1.1));
      assertThat(nths.last()).isBetween(seconds(most[i] * 0.9), seconds(most[i]));
    }
  }

  @Test
  void repeats_as_often_as_a_number_can_say() {
    Retry retry = retry(Integer.MAX_VALUE, 0, 2, 1, 0);
    Stage run = Stage.of(plan(job("a").steps(step("x").retry(retry)))).on(".*", 1, exit(1), OK);
    assertThat(run.only("task")).isEqualTo("2.0s task a/a/x succeeded");
  }

  @Test
  void repeats_only_what_is_worth_it() {
    Retry.On on =
        new Retry.On(
            true,
            Optional.of(Set.of(128)),
            false,
            false,
            false,
            StatusSet.NONE,
            Optional.empty(),
            true);
    Retry retry = new Retry(5, seconds(1), 1, seconds(60), 0, on);
    Stage run =
        Stage.of(
                plan(
                    job("a").steps(step("x").retry(retry)),
                    job("b").steps(step("x").retry(retry).timeout(seconds(1)))))
            .on("a/.*", 1, exit(128), exit(1))
            .on("b/.*", 2, OK);
    assertThat(run.only("task"))
        .isEqualTo(
            """
            1.0s task b/b/x failed (timeout after 1s)
            3.0s task a/a/x failed (exit 1)\
            """);
  }

  @Test
  void ends_each_attempt_at_its_timeout_and_repeats_it() {
    Stage run =
        Stage.of(plan(job("a").steps(step("x").timeout(seconds(2)).retry(1))))
            .on(".*", 60, OK)
            .stopping(".*", 0.5);
    assertThat(run.attempts())
        .isEqualTo(
            """
            0.0s start a/a/x #1
            2.5s end a/a/x #1 failed (timeout after 2s), again in 1.0s
            3.5s start a/a/x #2
            6.0s end a/a/x #2 failed (timeout after 2s)\
            """);
  }

  @Test
  void counts_only_running_in_a_timeout_and_waiting_too_in_a_deadline() {
    Stage run =
        Stage.of(
            plan(
                job("a")
                    .targets(4)
                    .concurrency(1)
                    .rate(rate(1, seconds(10), 1))
                    .steps(step("x").timeout(seconds(5))),
                job("b")
                    .targets(3)
                    .rate(rate(1, seconds(10), 1))
                    .steps(step("x").deadline(seconds(6)))));
    assertThat(run.targets())
        .containsExactly(
            "a/t0 succeeded",
            "a/t1 succeeded",
            "a/t2 succeeded",
            "a/t3 succeeded",
            "b/t0 succeeded",
            "b/t1 failed (deadline after 6s)",
            "b/t2 succeeded");
    assertThat(run.only("done")).contains("6.0s done b/t1").contains("11.0s done b/t2");
  }

  @Test
  void ends_a_running_attempt_at_the_deadline_of_its_task_and_does_not_repeat_it() {
    Stage run =
        Stage.of(plan(job("a").steps(step("x").deadline(seconds(5)).retry(9), step("y"))))
            .on("a/a/x", 2, exit(1));
    assertThat(run.only("start", "end", "task"))
        .isEqualTo(
            """
            0.0s start a/a/x #1
            2.0s end a/a/x #1 failed (exit 1), again in 1.0s
            3.0s start a/a/x #2
            5.0s end a/a/x #2 failed (exit 1)
            5.0s task a/a/x failed (exit 1)
            5.0s task a/a/y skipped (needs `x`)\
            """);
  }

  @Test
  void gives_up_the_delay_of_a_retry_at_the_deadline_of_its_task() {
    Stage run =
        Stage.of(plan(job("a").steps(step("x").deadline(seconds(2.5)).retry(9))))
            .on("a/a/x", 2, exit(1));
    assertThat(run.only("task")).isEqualTo("2.5s task a/a/x failed (deadline after 2.5s)");
  }

  @Test
  void does_not_repeat_an_attempt_that_overran_both_its_timeout_and_the_deadline() {
    Stage run =
        Stage.of(plan(job("a").steps(step("x").timeout(seconds(3)).deadline(seconds(4)).retry(9))))
            .on(".*", 60, OK)
            .stopping(".*", 2);
    assertThat(run.only("end", "task"))
        .isEqualTo(
            """
            5.0s end a/a/x #1 failed (timeout after 3s)
            5.0s task a/a/x failed (timeout after 3s)\
            """);
  }

  @Test
  void cancels_what_is_left_of_a_job_at_its_deadline() {
    Stage run =
        Stage.of(
                plan(
                    job("a")
                        .targets(3)
                        .concurrency(1)
                        .deadline(seconds(1.5))
                        .steps(step("x"), step("y"))
                        .finallySteps(step("clean")),
                    job("b").steps(step("x")),
                    job("c").needs("a").steps(step("x"))))
            .on("b/.*", 4, OK);
    assertThat(run.only("start", "task", "done", "over", "ended"))
        .isEqualTo(
            """
            0.0s start a/t0/x #1
            0.0s start b/b/x #1
            1.0s task a/t0/x succeeded
            1.0s start a/t0/y #1
            1.5s done a/t1 cancelled (deadline after 1.5s)
            1.5s done a/t2 cancelled (deadline after 1.5s)
            1.5s task a/t0/y cancelled (deadline after 1.5s)
            1.5s start a/t0/clean #1
            2.5s task a/t0/clean succeeded
            2.5s done a/t0 cancelled (deadline after 1.5s)
            2.5s over a cancelled 0+0+0+3
            2.5s done c/c skipped (needs `a`)
            2.5s over c skipped 0+0+1+0
            4.0s task b/b/x succeeded
            4.0s done b/b succeeded
            4.0s over b succeeded 1+0+0+0
            4.0s ended partial 1+0+1+3\
            """);
  }

  @Test
  void starts_nothing_new_at_the_runs_deadline_and_lets_what_runs_end_for_a_minute() {
    Stage run =
        Stage.of(
                plan(
                        job("a")
                            .targets("quick", "slow", "retrying", "new")
                            .concurrency(3)
                            .steps(step("x").retry(1), step("y"))
                            .finallySteps(step("clean")),
                        job("b").needs("a").steps(step("x")))
                    .deadline(seconds(10)))
            .on("a/quick/x", 20, OK)
            .on("a/slow/x", 200, OK)
            .on("a/retrying/x", 9.5, exit(1))
            .stopping("a/slow/x", 3);
    assertThat(run.only("start", "stopping", "task", "done", "over", "ended"))
        .isEqualTo(
            """
            0.0s start a/quick/x #1
            0.0s start a/slow/x #1
            0.0s start a/retrying/x #1
            10.0s stopping deadline after 10s
            10.0s done b/b cancelled (deadline after 10s)
            10.0s over b cancelled 0+0+0+1
            10.0s task a/quick/y cancelled (deadline after 10s)
            10.0s task a/slow/y cancelled (deadline after 10s)
            10.0s task a/retrying/x cancelled (deadline after 10s)
            10.0s task a/retrying/y cancelled (deadline after 10s)
            10.0s done a/new cancelled (deadline after 10s)
            10.0s start a/retrying/clean #1
            11.0s task a/retrying/clean succeeded
            11.0s done a/retrying cancelled (deadline after 10s)
            20.0s task a/quick/x succeeded
            20.0s start a/quick/clean #1
            21.0s task a/quick/clean succeeded
            21.0s done a/quick cancelled (deadline after 10s)
            73.0s task a/slow/x cancelled (deadline after 10s)
            73.0s start a/slow/clean #1
            74.0s task a/slow/clean succeeded
            74.0s done a/slow cancelled (deadline after 10s)
            74.0s over a cancelled 0+0+0+4
            74.0s ended cancelled 0+0+0+5\
            """);
  }

  private static Retry retry(int max, double delay, double backoff, double most, double jitter) {
    return new Retry(max, seconds(delay), backoff, seconds(most), jitter, Retry.On.DEFAULT);
  }

  private static List<Duration> delays(Retry retry, long seed) {
    return Stage.of(plan(job("a").steps(step("x").retry(retry))))
        .on(".*", 1, exit(1))
        .seed(seed)
        .events()
        .stream()
        .filter(Event.AttemptEnded.class::isInstance)
        .map(Event.AttemptEnded.class::cast)
        .flatMap(it -> it.retryIn().stream())
        .toList();
  }
}
