package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

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

  /// Short commands change what the progress line has to say many times a second, as long as the
  /// others live.
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
            steps: [{exec: [sh, -c, "[ -e done ] || exec sleep 0.02"]}]
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
      Screen screen = new Screen(run);
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

  /// Looks at what arrives at a terminal. Time during which this process was not given a processor
  /// is nobody's stall.
  private static final class Screen {
    private final Launched run;
    private Duration stall = Duration.ZERO;
    private int changes;
    private long printed;
    private long changed;
    private long looked;
    private long late;

    Screen(Launched run) {
      this.run = run;
    }

    void look() {
      long now = System.nanoTime();
      late += looked == 0 ? 0 : Math.max(0, now - looked - Duration.ofMillis(10).toNanos());
      looked = now;
      long size = run.printed();
      if (size != printed) {
        Duration still = Duration.ofNanos(now - changed - late);
        stall = changes > 0 && still.compareTo(stall) > 0 ? still : stall;
        changes++;
        printed = size;
        changed = now;
        late = 0;
      }
    }
  }
}
