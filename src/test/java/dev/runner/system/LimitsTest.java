package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Observes, by stamps that the children write, that no limit of a plan is exceeded.
///
/// A child's life lies within its attempt, so that what overlaps here overlapped there.
final class LimitsTest extends SystemTest {
  /// What the system may take from a grant to the child's first stamp, more for one than another.
  private static final Duration JITTER = Duration.ofMillis(400);

  /// A line of the log: when, whether something began or ended, what.
  private record Stamp(long micros, boolean begins, String what) implements Comparable<Stamp> {
    static Stamp of(String line) {
      String[] parts = line.split(" ", 3);
      return new Stamp(
          Long.parseLong(parts[0].replaceAll("[.,]", "")), parts[1].equals("+"), parts[2]);
    }

    @Override
    public int compareTo(Stamp other) {
      return Long.compare(micros, other.micros);
    }
  }

  private List<Stamp> stamps(String log) throws Exception {
    return read(log).lines().map(Stamp::of).sorted().toList();
  }

  /// How many were under way at once, at most.
  private static int most(List<Stamp> stamps) {
    int now = 0;
    int most = 0;
    for (Stamp stamp : stamps) {
      now += stamp.begins() ? 1 : -1;
      most = Math.max(most, now);
    }
    return most;
  }

  @Test
  void the_plans_concurrency_holds_for_all_attempts_of_all_jobs_with_retries() throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: attempts
        concurrency: 3
        defaults: {retry: {max: 2, delay: 10ms, jitter: 0}}
        jobs:
          one: &job
            targets: [a, b, c, d]
            steps:
              - run: |
                  echo "$EPOCHREALTIME + ${{ target.key }}" >>log
                  sleep 0.1
                  echo "$EPOCHREALTIME - ${{ target.key }}" >>log
                  [ -e "${{ job.id }}.${{ target.key }}" ] || { touch "${{ job.id }}.${{ target.key }}"; exit 1; }
                shell: bash
          two: *job
        """);

    assertThat(runner("apply", "plan.yaml", "-q").run().told()).isEqualTo("0||");
    List<Stamp> stamps = stamps("log");
    assertThat(stamps).hasSize(2 * 2 * 8);
    assertThat(most(stamps)).isBetween(2, 3);
  }

  @Test
  void a_jobs_concurrency_holds_for_targets_from_the_first_step_to_the_last() throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: targets
        jobs:
          two:
            concurrency: 2
            targets: &targets [a, b, c, d, e]
            steps:
              - run: echo "$EPOCHREALTIME + ${{ target.key }}" >>two
                shell: bash
              - run: "[ -e tried.${{ target.key }} ] || { touch tried.${{ target.key }}; exit 1; }"
                retry: {max: 1, delay: 100ms, jitter: 0}
            finally:
              - run: echo "$EPOCHREALTIME - ${{ target.key }}" >>two
                shell: bash
          one:
            concurrency: 1
            targets: *targets
            steps:
              - run: echo "${{ target.key }} first" >>one
              - run: echo "${{ target.key }} second" >>one; exit 1
                retry: {max: 1, delay: 10ms, jitter: 0}
            finally:
              - run: echo "${{ target.key }} finally" >>one
        """);

    assertThat(runner("apply", "plan.yaml", "-q").run().code()).isEqualTo(2);
    assertThat(stamps("two")).hasSize(10);
    assertThat(most(stamps("two"))).isEqualTo(2);
    List<String> expected = new ArrayList<>();
    for (String key : List.of("a", "b", "c", "d", "e")) {
      expected.addAll(List.of(key + " first", key + " second", key + " second", key + " finally"));
    }
    assertThat(read("one").lines()).containsExactlyElementsOf(expected);
  }

  @Test
  void no_window_sees_more_starts_than_burst_and_rate_grant_with_retries() throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: rate
        concurrency: 20
        jobs:
          all:
            targets: [a, b, c, d, e, f, g, h, i, j]
            rate_limit: {rate: 10/s, burst: 3}
            steps:
              - run: |
                  echo "$EPOCHREALTIME + ${{ target.key }}" >>log
                  [ -e tried.${{ target.key }} ] || { touch tried.${{ target.key }}; exit 1; }
                shell: bash
                retry: {max: 1, delay: 1ms, jitter: 0}
        """);

    assertThat(runner("apply", "plan.yaml", "-q").run().told()).isEqualTo("0||");
    assertGranted(stamps("log"), 20, 3, 10);
  }

  @Test
  void the_callers_rate_and_concurrency_hold_as_well() throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: stricter
        rate_limit: 1000/s
        jobs:
          all:
            targets: [a, b, c, d, e, f, g, h]
            steps:
              - {run: "echo \\"$EPOCHREALTIME + x\\" >>log; sleep 0.2; echo \\"$EPOCHREALTIME - x\\" >>log", shell: bash}
        """);

    assertThat(runner("apply", "plan.yaml", "-q", "-j", "2", "--rate-limit", "10/s").run().told())
        .isEqualTo("0||");
    List<Stamp> stamps = stamps("log");
    assertThat(most(stamps)).isBetween(1, 2);
    assertGranted(stamps.stream().filter(Stamp::begins).toList(), 8, 1, 10);
  }

  private static void assertGranted(List<Stamp> starts, int count, int burst, int perSecond) {
    assertThat(starts).hasSize(count);
    for (int first = 0; first < count; first++) {
      for (int last = first; last < count; last++) {
        long window = starts.get(last).micros() - starts.get(first).micros();
        double most = burst + perSecond * (window + JITTER.toNanos() / 1000) / 1e6;
        assertThat((double) (last - first + 1)).isLessThanOrEqualTo(most);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"cancel, 1", "finish, 2"})
  void after_fail_fast_nothing_new_starts(String running, int code) throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: fail-fast
        jobs:
          all:
            concurrency: 2
            targets: [good, bad, late, later, latest]
            fail_fast: {after: 1, running: RUNNING}
            steps:
              - run: |
                  echo ${{ target.key }} >>log
                  if [ ${{ target.key }} = good ]; then
                    until [ -e failed ]; do sleep 0.02; done
                    sleep 0.5
                  else
                    until grep -q good log; do sleep 0.02; done
                    touch failed
                    exit 3
                  fi
        """
            .replace("RUNNING", running));
    String good = running.equals("cancel") ? "good,cancelled,fail_fast,1" : "good,succeeded,,1";

    Launched.Result result = runner("apply", "plan.yaml", "-o", "csv").run();

    assertThat(read("log").lines()).containsExactlyInAnyOrder("good", "bad");
    assertThat(result.stdout().lines().map(it -> it.replaceAll(",\\d*$", "")))
        .containsExactly(
            "job,target,outcome,reason,attempts,duration_ms",
            "all," + good,
            "all,bad,failed,exit 3,1",
            "all,late,cancelled,fail_fast,0",
            "all,later,cancelled,fail_fast,0",
            "all,latest,cancelled,fail_fast,0");
    assertThat(result.code()).isEqualTo(code);
  }
}
