package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who ends the children when runner itself is killed, and who sees to it that there is someone.
final class WatchdogTest extends SystemTest {
  private static final Duration SOON = Duration.ofSeconds(2);

  private final String mark =
      "600." + ThreadLocalRandom.current().nextLong(100_000_000, 1_000_000_000);

  @AfterEach
  void none_outlives_the_test() {
    Proc.naming(mark).forEach(Proc::kill);
  }

  private static final String PLAN =
      """
      version: 1
      name: watched
      defaults: {grace: 100ms}
      jobs:
        all:
          targets: [a, b, c]
          steps: [{run: "trap '' TERM; setsid sleep MARK & sleep MARK; sleep MARK"}]
      """;

  private Launched started() throws IOException {
    write("plan.yaml", PLAN.replace("MARK", mark));
    Launched run = runner("apply", "plan.yaml").start();
    Waiting.until("six sleep", Launched.LONG, () -> Proc.naming("sleep " + mark).size() >= 6);
    return run;
  }

  private static List<Long> watchdogs(Launched run) {
    return Proc.childrenOf(run.pid()).stream()
        .filter(it -> it.argv().contains("watchdog"))
        .map(Proc::pid)
        .toList();
  }

  private static long watchdog(Launched run) {
    Waiting.until("there is a watchdog", SOON, () -> !watchdogs(run).isEmpty());
    return watchdogs(run).getFirst();
  }

  private static void kill(long pid) {
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
  }

  @Test
  void nothing_outlives_a_runner_that_was_killed() throws Exception {
    try (Launched run = started()) {
      run.signal("KILL");

      assertThat(Proc.left(mark, SOON)).isEmpty();
    }
  }

  @Test
  void a_watchdog_that_was_killed_is_replaced_and_its_successor_does_the_same() throws Exception {
    try (Launched run = started()) {
      for (int i = 0; i < 3; i++) {
        long before = watchdog(run);
        kill(before);
        Waiting.until(
            "another watchdog has come",
            SOON,
            () -> watchdogs(run).stream().anyMatch(it -> it != before));
      }
      run.signal("KILL");

      assertThat(Proc.left(mark, SOON)).isEmpty();
    }
  }

  @Test
  void what_starts_after_a_watchdog_was_replaced_is_watched_too() throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: later
        jobs:
          first: {steps: [{run: "until [ -e go ]; do sleep 0.02; done"}]}
          second: {needs: [first], steps: [{run: "trap '' TERM; setsid sleep %1$s & sleep %1$s"}]}
        """
            .formatted(mark));
    try (Launched run = runner("apply", "plan.yaml").start()) {
      long before = watchdog(run);
      kill(before);
      Waiting.until(
          "another watchdog has come",
          SOON,
          () -> watchdogs(run).stream().anyMatch(it -> it != before));
      write("go", "");
      Waiting.until("two sleep", Launched.LONG, () -> Proc.naming("sleep " + mark).size() >= 2);
      run.signal("KILL");

      assertThat(Proc.left(mark, SOON)).isEmpty();
    }
  }

  @Test
  void the_watchdog_goes_with_a_run_that_ends_by_itself() throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: short
        jobs: {all: {steps: [{run: "until [ -e go ]; do sleep 0.02; done"}]}}
        """);
    try (Launched run = runner("apply", "plan.yaml").start()) {
      long watchdog = watchdog(run);
      write("go", "");

      assertThat(run.end().code()).isZero();
      Waiting.until(
          "it has ended",
          SOON,
          () -> Proc.all().stream().noneMatch(it -> it.pid() == watchdog && it.state() != 'Z'));
    }
  }
}
