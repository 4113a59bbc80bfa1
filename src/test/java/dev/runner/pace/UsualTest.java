package dev.runner.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class UsualTest {
  /// A run of one job, whose targets took a second each, one after the other.
  private static RunTiming run(double seconds, long targets) {
    return run(seconds, timing("job", targets, 1));
  }

  private static RunTiming run(double seconds, JobTiming... jobs) {
    return new RunTiming(seconds(seconds), List.of(jobs));
  }

  private static JobTiming timing(String job, long targets, double longest) {
    return new JobTiming(
        job,
        targets,
        Duration.ofSeconds(targets),
        new Spread(targets, Duration.ofSeconds(targets), Duration.ofMillis(800), seconds(longest)),
        Map.of("step", new Spread(targets, Duration.ZERO, Duration.ofMillis(500), Duration.ZERO)));
  }

  private static Usual after(RunTiming... runs) {
    return new Usual(List.of(runs));
  }

  private static Duration seconds(double seconds) {
    return Duration.ofNanos((long) (seconds * 1e9));
  }

  @Test
  void knows_the_median_of_three_runs_alike() {
    Usual usual = after(run(9, 10), run(70, 100), run(11, 10), run(10, 10));
    assertThat(usual.duration(run(1, 10))).contains(seconds(10));
    assertThat(usual.duration(run(1, 8))).contains(seconds(10));
    assertThat(usual.duration(run(1, 13))).contains(seconds(10));
  }

  @Test
  void knows_nothing_of_too_few_or_others() {
    assertThat(after(run(9, 10), run(9, 10)).duration(run(9, 10))).isEmpty();
    Usual usual = after(run(9, 10), run(9, 10), run(9, 10));
    assertThat(usual.duration(run(9, 7))).isEmpty();
    assertThat(usual.duration(run(9, 14))).isEmpty();
    assertThat(usual.duration(run(9, timing("other", 10, 1)))).isEmpty();
    assertThat(usual.duration(run(9, timing("job", 10, 1), timing("more", 1, 1)))).isEmpty();
  }

  @Test
  void says_what_took_clearly_longer() {
    Usual usual = after(run(10, 10), run(10, 10), run(10, 10));
    assertThat(usual.exceeded(run(15, 10))).isEmpty();
    assertThat(usual.exceeded(run(15.1, 10))).contains(seconds(10));
    assertThat(usual.exceeded(run(9, 10))).isEmpty();
  }

  @Test
  void makes_nothing_of_a_few_moments() {
    Usual usual = after(run(0.1, 1), run(0.1, 1), run(0.1, 1));
    assertThat(usual.exceeded(run(3, 1))).isEmpty();
    assertThat(usual.exceeded(run(3.1, 1))).contains(seconds(0.1));
  }

  @Test
  void measures_a_target_by_the_longest_of_its_job() {
    RunTiming one = run(9, timing("job", 10, 20));
    assertThat(after(one, one).exceeded("job", seconds(90))).isFalse();
    Usual usual = after(one, one, one);
    assertThat(usual.exceeded("job", seconds(29))).isFalse();
    assertThat(usual.exceeded("job", seconds(31))).isTrue();
    assertThat(usual.exceeded("other", seconds(31))).isFalse();
  }

  @Test
  void sums_up_jobs_and_steps() {
    RunTiming failed = run(1, new JobTiming("job", 3, Duration.ofDays(1), Spread.NONE, Map.of()));
    assertThat(after(failed, run(9, timing("job", 10, 2))).job("job"))
        .contains(
            new JobUsual(
                1, seconds(1), seconds(1), seconds(0.8), seconds(2), Map.of("step", seconds(0.5))));
    assertThat(after(failed).job("job")).isEmpty();
  }

  @Test
  void goes_by_the_middle_of_many() {
    RunTiming[] runs =
        IntStream.rangeClosed(1, 9).mapToObj(i -> run(i, 1)).toArray(RunTiming[]::new);
    assertThat(after(runs).duration(run(1, 1))).contains(seconds(5));
  }
}
