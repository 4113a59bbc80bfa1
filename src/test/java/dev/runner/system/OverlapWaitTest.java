package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.SideBySide;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs of a plan that wait for another one to end.
final class OverlapWaitTest extends OverlapCase {
  @Test
  @SideBySide
  void one_waits_until_it_is_alone_and_says_so_once() throws IOException {
    plan("overlap: wait");
    try (Launched first = apply().start()) {
      untilBegun(1);
      try (Launched second = apply().start()) {
        untilWaiting(second);
        assertThat(second.err()).matches("runner: waiting: " + who(first) + "\n");
        assertThat(begun()).isEqualTo(1);
        go();

        assertThat(first.end().code()).isZero();
        assertThat(second.end().code()).isZero();
        assertThat(begun()).isEqualTo(2);
      }
    }
  }

  @Test
  @SideBySide
  void those_that_wait_are_served_in_their_order() throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: nightly
        params: {which: {}}
        overlap: wait
        jobs:
          one:
            steps: [{run: "echo ${{ params.which }} >>log; while ! [ -e go ]; do sleep 0.02; done"}]
        """);
    List<Launched> runs = new ArrayList<>();
    try {
      for (int i = 0; i < 4; i++) {
        Launched run = apply("-p", "which=" + i).start();
        runs.add(run);
        Waiting.until(
            "it has begun, or waits",
            Launched.LONG,
            () -> begun() == 1 && (runs.size() == 1 || run.err().contains("waiting")));
        Waiting.some(Duration.ofMillis(100));
      }
      go();
      for (Launched run : runs) {
        assertThat(run.end().code()).isZero();
      }

      assertThat(read("log")).isEqualTo("0\n1\n2\n3\n");
    } finally {
      runs.forEach(Launched::close);
    }
  }

  @Test
  @SideBySide
  void one_waits_no_longer_than_it_is_told() throws IOException {
    plan("overlap: {policy: wait, timeout: 300ms}");
    try (Launched _ = apply().start()) {
      untilBegun(1);
      Launched.Result planned = apply().run();
      Launched.Result asked = apply("--wait", "100ms").run();

      assertThat(planned.code()).isEqualTo(75);
      assertThat(planned.stderr())
          .endsWith(
              "another run of the plan is still under way after 300ms; nothing was started\n");
      assertThat(asked.code()).isEqualTo(75);
      assertThat(asked.stderr()).contains("after 100ms; nothing was started");
      assertThat(begun()).isEqualTo(1);
      assertThat(runFolders()).hasSize(1);
    }
  }

  @ParameterizedTest
  @SideBySide
  @CsvSource({"INT, 130", "TERM, 143"})
  void a_signal_ends_the_waiting(String signal, int code) throws Exception {
    plan("overlap: wait");
    try (Launched first = apply().start()) {
      untilBegun(1);
      try (Launched second = apply().start();
          Launched third = apply().start()) {
        untilWaiting(second);
        untilWaiting(third);
        second.signal(signal);
        Launched.Result ended = second.end();

        assertThat(ended.code()).isEqualTo(code);
        assertThat(ended.stderr())
            .endsWith("interrupted while waiting for another run; nothing was started\n");
        assertThat(runFolders()).hasSize(1);
        go();
        assertThat(first.end().code()).isZero();
        assertThat(third.end().code()).isZero();
      }
    }
  }

  @ParameterizedTest
  @SideBySide
  @ValueSource(strings = {"allow", "skip"})
  void a_run_that_is_killed_frees_the_plan_at_once(String policy) throws Exception {
    plan("overlap: " + policy);
    try (Launched first = apply().start()) {
      untilBegun(1);
      try (Launched waiting = apply("--overlap", "wait").start()) {
        untilWaiting(waiting);
        first.signal("KILL");
        untilBegun(2);
        go();

        assertThat(waiting.end().code()).isZero();
        assertThat(apply("--overlap", "fail").run().code()).isZero();
      }
    }
  }

  @Test
  @SideBySide
  void a_wait_has_no_other_policy() throws IOException {
    plan("");

    assertThat(apply("--overlap", "skip", "--wait", "3s").run().told())
        .isEqualTo("64||runner: --wait goes with no other policy than --overlap wait\n");
  }
}
