package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Steps that leave processes behind, as daemons are started: runner does not grow by them.
///
/// `-Drounds=10000` for more of them.
final class DaemonsTest extends SystemTest {
  private static final int STEPS = Integer.getInteger("rounds", 1000);
  private static final Duration LONG = Duration.ofMillis(Math.max(90_000, 60L * STEPS));

  /// How long a child that has ended may wait to be asked for its exit code.
  private static final Duration REAPED = Duration.ofSeconds(2);

  /// What two halves of a run may differ by that leaks nothing: a leak shows a hundred times as
  /// much.
  private static final int SLACK = 5;

  /// What a process has at a moment.
  private record Sample(int descriptors, int threads) {}

  /// Watches a run from outside.
  private static final class Watch {
    private final long pid;
    private final List<Sample> samples = new ArrayList<>();
    private final Map<Long, Long> zombies = new HashMap<>();
    private long oldest;

    Watch(long pid) {
      this.pid = pid;
    }

    void look() {
      samples.add(new Sample(Proc.count(pid, "fd"), Proc.count(pid, "task")));
      long now = System.nanoTime();
      List<Long> seen = Proc.zombiesOf(pid);
      zombies.keySet().retainAll(seen);
      seen.forEach(it -> zombies.putIfAbsent(it, now));
      zombies.values().forEach(since -> oldest = Math.max(oldest, now - since));
    }

    /// The median of a part of the run.
    int median(double from, double to, ToIntFunction<Sample> what) {
      List<Sample> part =
          samples.subList((int) (samples.size() * from), (int) (samples.size() * to));
      return part.stream().mapToInt(what).sorted().skip(part.size() / 2).findFirst().orElseThrow();
    }
  }

  private void plan() throws IOException {
    StringBuilder targets = new StringBuilder();
    IntStream.range(0, STEPS).forEach(it -> targets.append(it).append('\n'));
    write("targets", targets.toString());
    // Some are gone before their step is, some later.
    write(
        "plan.yaml",
        """
        version: 1
        name: daemons
        concurrency: 8
        jobs:
          daemons:
            targets: {lines: targets}
            steps:
              - exec: [sh, -c, "(setsid sleep 0.02 &) & (true &)"]
          after:
            needs: [daemons]
            steps: [{run: "touch after; until [ -e go ]; do sleep 0.02; done"}]
        """);
  }

  private boolean exists(String name) {
    try {
      return folder().resolve(name).toFile().exists();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void double_forking_steps_leave_neither_zombies_nor_descriptors_nor_threads() throws Exception {
    plan();
    try (Launched run = runner("apply", "plan.yaml", "--stream", "none").start()) {
      Watch watch = new Watch(run.pid());
      Waiting.until(
          "all steps have ended",
          LONG,
          () -> {
            watch.look();
            return exists("after");
          });
      Waiting.until("none is left", REAPED, () -> Proc.zombiesOf(run.pid()).isEmpty());
      Sample end = new Sample(Proc.count(run.pid(), "fd"), Proc.count(run.pid(), "task"));
      write("go", "");
      Launched.Result result = run.end();

      assertThat(result.stdout()).contains("Total " + (STEPS + 1) + " | Succeeded " + (STEPS + 1));
      assertThat(Duration.ofNanos(watch.oldest)).isLessThan(REAPED);
      int descriptors = watch.median(0.3, 0.6, Sample::descriptors);
      assertThat(watch.median(0.6, 0.9, Sample::descriptors)).isLessThan(descriptors + SLACK);
      assertThat(end.descriptors()).isLessThan(descriptors + SLACK);
      int threads = watch.median(0.3, 0.6, Sample::threads);
      assertThat(watch.median(0.6, 0.9, Sample::threads)).isLessThan(threads + SLACK);
      assertThat(end.threads()).isLessThan(threads + SLACK);
    }
  }
}
