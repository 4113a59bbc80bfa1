package dev.runner.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class ForecastTest {
  /// A hundred targets of 8 s, eight at a time, and one of a minute behind them.
  private static final Usual TWO_JOBS =
      new Usual(List.of(run(160, job("many", 100, 8, 100), job("last", 1, 60, 60))));

  private static final Usual ONE_JOB = new Usual(List.of(run(100, job("many", 100, 8, 100))));

  private static RunTiming run(double seconds, JobTiming... jobs) {
    return new RunTiming(seconds(seconds), List.of(jobs));
  }

  private static JobTiming job(String job, long targets, double each, double wall) {
    Duration one = seconds(each);
    return new JobTiming(
        job,
        targets,
        seconds(wall),
        new Spread(targets, one.multipliedBy(targets), one, one),
        Map.of());
  }

  private static Standing many(long targets, long done, double... running) {
    return new Standing("many", List.of(), targets, done, 0, ages(running));
  }

  private static Standing last(double... running) {
    return new Standing("last", List.of(0), 1, 0, 0, ages(running));
  }

  private static List<Duration> ages(double... seconds) {
    return DoubleStream.of(seconds).mapToObj(ForecastTest::seconds).toList();
  }

  private static Headway at(double elapsed, Standing... jobs) {
    long total = 0;
    long done = 0;
    long idle = 0;
    long running = 0;
    for (Standing job : jobs) {
      total += job.targets();
      done += job.done();
      idle += job.idle();
      running += job.running().size();
    }
    return new Headway(seconds(elapsed), total, done, idle, running, List.of(jobs));
  }

  private static Duration seconds(double seconds) {
    return Duration.ofNanos((long) (seconds * 1e9));
  }

  /// In whole seconds; negative where there is none.
  private static long left(Usual usual, Headway now) {
    return Forecast.left(usual, now).map(it -> Math.round(it.toNanos() / 1e9)).orElse(-1L);
  }

  @Test
  void expects_the_rest_to_take_as_long_as_what_is_done_where_nothing_else_is_known() {
    assertThat(left(Usual.NONE, at(60, many(9, 3, 1)))).isEqualTo(120);
    assertThat(left(Usual.NONE, new Headway(seconds(60), 9, 3, 0, 1, List.of()))).isEqualTo(120);
  }

  @Test
  void says_nothing_before_a_first_wave_has_ended() {
    assertThat(left(Usual.NONE, at(60, many(9, 0, 1)))).isNegative();
    assertThat(left(Usual.NONE, at(60, many(9, 2, 1, 1, 1)))).isNegative();
    assertThat(left(Usual.NONE, at(60, many(9, 3, 1, 1, 1)))).isEqualTo(120);
  }

  @Test
  void says_nothing_when_all_is_done() {
    assertThat(left(Usual.NONE, at(60, many(9, 9)))).isNegative();
    assertThat(left(ONE_JOB, at(60, many(9, 9)))).isNegative();
  }

  @Test
  void does_not_take_what_was_never_started_for_fast() {
    assertThat(left(Usual.NONE, new Headway(seconds(60), 900, 803, 800, 1, List.of())))
        .isEqualTo(60 * 97 / 3);
    Standing kept = new Standing("many", List.of(), 100, 50, 50, ages());
    assertThat(left(ONE_JOB, at(0, kept))).isEqualTo(50);
  }

  @Test
  void goes_by_earlier_runs_from_the_beginning() {
    assertThat(left(TWO_JOBS, at(0, many(100, 0), last()))).isEqualTo(160);
    assertThat(left(TWO_JOBS, at(0, many(200, 0), last()))).isEqualTo(260);
    assertThat(left(TWO_JOBS, at(100, many(100, 100), last(0)))).isEqualTo(60);
  }

  @Test
  void counts_down_while_nothing_ends() {
    assertThat(left(TWO_JOBS, at(120, many(100, 100), last(20)))).isEqualTo(40);
    assertThat(left(TWO_JOBS, at(159, many(100, 100), last(59)))).isEqualTo(1);
  }

  @Test
  void says_nothing_once_it_takes_longer_than_usual() {
    assertThat(left(TWO_JOBS, at(161, many(100, 100), last(61)))).isNegative();
    assertThat(left(TWO_JOBS, at(9000, many(100, 100), last(8900)))).isNegative();
  }

  @Test
  void does_not_add_up_jobs_side_by_side() {
    Usual usual = new Usual(List.of(run(61, job("many", 100, 1, 30), job("last", 1, 60, 60))));
    Standing beside = new Standing("last", List.of(), 1, 0, 0, ages());
    assertThat(left(usual, at(0, many(100, 0), beside))).isEqualTo(61);
  }

  @Test
  void allows_for_jobs_that_overlap_though_they_need_each_other() {
    Usual usual = new Usual(List.of(run(110, job("many", 100, 8, 100), job("last", 1, 100, 100))));
    assertThat(left(usual, at(0, many(100, 0), last()))).isEqualTo(110);
  }

  @Test
  void follows_the_pace_of_this_run_the_more_has_ended() {
    assertThat(left(ONE_JOB, at(2, many(100, 1)))).isBetween(100L, 115L);
    assertThat(left(ONE_JOB, at(20, many(100, 10)))).isBetween(125L, 145L);
    assertThat(left(ONE_JOB, at(180, many(100, 90)))).isBetween(18L, 20L);
    assertThat(left(ONE_JOB, at(45, many(100, 90)))).isBetween(5L, 6L);
  }

  @Test
  void goes_by_pace_where_a_job_with_targets_left_never_ran() {
    assertThat(left(ONE_JOB, at(30, many(3, 3), new Standing("new", List.of(), 3, 0, 0, ages()))))
        .isEqualTo(30);
  }

  @Test
  void goes_by_the_middle_of_earlier_runs() {
    List<RunTiming> runs =
        List.of(
            run(10, job("many", 10, 1, 10)),
            run(900, job("many", 10, 90, 900)),
            run(11, job("many", 10, 1.1, 11)));
    assertThat(left(new Usual(runs), at(0, many(10, 0)))).isEqualTo(11);
    assertThat(left(new Usual(runs.reversed()), at(0, many(10, 0)))).isEqualTo(11);
  }

  @Test
  void is_never_negative_nor_beyond_all_measure() {
    for (int done = 0; done < 50; done++) {
      for (double elapsed : new double[] {0, 0.001, 1, 50, 1e6}) {
        double[] ages =
            Collections.nCopies(Math.min(8, 50 - done), elapsed).stream()
                .mapToDouble(it -> it)
                .toArray();
        Optional<Duration> left = Forecast.left(ONE_JOB, at(elapsed, many(50, done, ages)));
        left.ifPresent(it -> assertThat(it).isBetween(Duration.ZERO, seconds(50 * 20)));
      }
    }
  }
}
