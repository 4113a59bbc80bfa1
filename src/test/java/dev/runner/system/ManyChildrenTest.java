package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Many children at once: they live side by side, and the screen shows what happens meanwhile.
///
/// `-Dchildren=400 -Dseconds=8` for more of them.
final class ManyChildrenTest extends SystemTest {
  private static final int CHILDREN = Integer.getInteger("children", 100);
  private static final int SECONDS = Integer.getInteger("seconds", 3);
  private static final Duration DONE = Duration.ofSeconds(SECONDS + 3);
  private static final Duration STALL = Duration.ofMillis(250);

  /// Short commands give the progress line something new to say many times a second, as long as the
  /// others live, and leave a byte in `ended` each.
  private void plan() throws IOException {
    write("long", numbers(CHILDREN));
    write("short", numbers(SECONDS * 100));
    write(
        "plan.yaml",
        """
        version: 1
        name: many
        concurrency: %d
        jobs:
          long:
            targets: {lines: long}
            steps: [{exec: [sleep, "%d"]}]
          short:
            concurrency: 1
            targets: {lines: short}
            steps: [{exec: [sh, -c, "[ -e done ] || { sleep 0.02; echo >> ended; }"]}]
          done:
            needs: [long]
            steps: [{exec: [touch, done]}]
        """
            .formatted(CHILDREN + 1, SECONDS));
  }

  private static String numbers(int count) {
    return IntStream.range(0, count).mapToObj(it -> it + "\n").collect(Collectors.joining());
  }

  @Test
  void children_that_live_long_live_at_once_and_the_progress_line_never_stalls() throws Exception {
    plan();
    Launch launch =
        bash("exec script -qfec '\"$RUNNER\" apply plan.yaml -o csv' /dev/null")
            .with("SHELL", "/bin/sh")
            .with("TERM", "xterm");
    try (Launched run = launch.start()) {
      Screen screen = new Screen(run, folder().resolve("ended").toFile());
      long start = System.nanoTime();
      while (!folder().resolve("done").toFile().exists() && run.alive()) {
        screen.look();
        LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
      }
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      Launched.Result result = run.end();

      assertThat(result.code()).isZero();
      assertThat(result.stdout().lines().filter(it -> it.matches("long,\\d+,succeeded,.*")))
          .hasSize(CHILDREN);
      assertThat(took).isBetween(Duration.ofSeconds(SECONDS), DONE);
      assertThat(screen.changes).isGreaterThan(SECONDS * 4);
      assertThat(screen.stall).isLessThanOrEqualTo(STALL);
    }
  }

  /// Looks at what arrives at a terminal. A stall is the time from the end of a short command to
  /// the next change of the screen: while nothing ends, there is nothing to say. Time during which
  /// this process was not given a processor is nobody's stall.
  private static final class Screen {
    private final Launched run;
    private final File ended;
    private Duration stall = Duration.ZERO;
    private int changes;
    private long printed;
    private long told;
    private long looked = System.nanoTime();
    private long waiting;

    Screen(Launched run, File ended) {
      this.run = run;
      this.ended = ended;
    }

    void look() {
      long now = System.nanoTime();
      long given = Math.min(now - looked, Duration.ofMillis(10).toNanos());
      looked = now;
      long bytes = ended.length();
      waiting += bytes > told ? given : 0;
      long size = run.printed();
      if (size != printed) {
        Duration waited = Duration.ofNanos(waiting);
        stall = changes > 0 && waited.compareTo(stall) > 0 ? waited : stall;
        changes++;
        printed = size;
        told = bytes;
        waiting = 0;
      }
    }
  }
}
