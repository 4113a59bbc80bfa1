package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Ends runs with fifty children that don't want to end, at random moments, in every way there is:
/// nothing is left.
///
/// `-Drounds=200` for more of them, `-Dseed=N` for the same again: a failed round tells its seed.
final class KillRoundsTest extends SystemTest {
  private static final int CHILDREN = 50;
  private static final Duration GRACE = Duration.ofMillis(200);

  /// After `kill -9` nobody is left to wait for.
  private static final Duration GONE = Duration.ofSeconds(2);

  private enum Way {
    KILL,
    INT,
    TERM,
    HUP,
    TIMEOUT,
    FAIL_FAST
  }

  /// One of many.
  ///
  /// @param started whether the moment counts from when all children are there, not from the start
  /// @param millis the moment
  record Round(long seed, int number, Way way, boolean started, int millis) {
    static Round of(long seed, int number) {
      Random random = new Random(seed + number);
      Way way = Way.values()[number % Way.values().length];
      boolean started = number / Way.values().length % 2 == 0;
      return new Round(seed, number, way, started, random.nextInt(started ? 300 : 700));
    }

    /// Whether runner decides by itself when it is over.
    boolean timed() {
      return way == Way.TIMEOUT;
    }
  }

  static Stream<Round> rounds() {
    long seed = Long.getLong("seed", ThreadLocalRandom.current().nextInt(1_000_000));
    return IntStream.range(0, Integer.getInteger("rounds", 12))
        .mapToObj(number -> Round.of(seed, number));
  }

  /// What a child does; every process of it has the mark in its arguments. What has left its
  /// session and lost its environment is out of reach for all but runner itself.
  private static final String CHILD =
      """
      sleep="sleep $2"
      case $1 in
        plain-*) exec $sleep ;;
        stubborn-*) trap '' TERM; $sleep; $sleep ;;
        daemon-*) (setsid $sleep &) & exec $sleep ;;
        session-*) setsid $sleep & wait ;;
        bare-*) exec env -i PATH="$PATH" $sleep ;;
        lost-*) (env -i PATH="$PATH" setsid $sleep &) & exec $sleep ;;
        failing-*) until [ -e now ]; do sleep 0.02; done; exit 1 ;;
      esac
      """;

  private Launch launch(Round round, String mark) throws IOException {
    write("child.sh", CHILD);
    List<String> kinds =
        round.way() == Way.KILL
            ? List.of("plain", "stubborn", "daemon", "session", "bare")
            : List.of("plain", "stubborn", "daemon", "session", "bare", "lost");
    StringBuilder targets = new StringBuilder();
    for (int i = 0; i < CHILDREN; i++) {
      targets.append(kinds.get(i % kinds.size())).append('-').append(i).append('\n');
    }
    write("targets", targets + (round.way() == Way.FAIL_FAST ? "failing-last\n" : ""));
    write(
        "plan.yaml",
        """
        version: 1
        name: kill
        concurrency: 60
        defaults: {grace: %dms}
        fail_fast: {after: 1, running: cancel}
        jobs:
          all:
            targets: {lines: targets}
            steps: [{exec: [sh, child.sh, "${{ target.value }}", "%s"]}]
        """
            .formatted(GRACE.toMillis(), mark));
    if (round.timed()) {
      int millis = round.started() ? 1000 + round.millis() : 10 + round.millis();
      return runner("apply", "plan.yaml", "-k", "--timeout", millis + "ms");
    }
    return runner("apply", "plan.yaml");
  }

  @ParameterizedTest
  @MethodSource("rounds")
  void none_is_left_however_a_run_is_ended(Round round) throws Exception {
    String mark = "600." + ThreadLocalRandom.current().nextLong(100_000_000, 1_000_000_000);
    try (Launched run = launch(round, mark).start()) {
      if (round.started() && !round.timed()) {
        Waiting.until(
            "all children are there",
            Launched.LONG,
            () -> Proc.naming("sleep " + mark).size() >= CHILDREN);
      }
      end(round, run);
      assertThat(Proc.left(mark, GONE)).as(round.toString()).isEmpty();
    } finally {
      Proc.naming(mark).forEach(Proc::kill);
    }
  }

  private void end(Round round, Launched run) throws Exception {
    if (!round.timed()) {
      Waiting.some(Duration.ofMillis(round.millis()));
    }
    switch (round.way()) {
      case KILL -> run.signal("KILL");
      case INT, TERM, HUP -> {
        run.signal(round.way().name());
        run.end();
      }
      case TIMEOUT -> run.end();
      case FAIL_FAST -> {
        write("now", "");
        run.end();
      }
    }
  }
}
