package dev.runner.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunHoldTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  /// The locks that this process has got.
  private static long locks() throws IOException {
    String mine = " " + ProcessHandle.current().pid() + " ";
    return Files.readAllLines(Path.of("/proc/locks")).stream()
        .filter(it -> it.contains("POSIX") && it.contains(mine))
        .count();
  }

  @Test
  void looking_at_a_hold_of_ones_own_does_not_end_it() throws IOException {
    RunFolder run = new RunFolder(folder, "run");
    long before = locks();
    try (RunHold _ = run.hold().orElseThrow()) {
      assertThat(run.underWay()).isTrue();
      assertThat(run.holder()).isEmpty();
      assertThat(run.hold()).isEmpty();
      assertThat(locks()).isEqualTo(before + 1);
    }

    assertThat(locks()).isEqualTo(before);
    assertThat(run.underWay()).isFalse();
  }

  @Test
  void a_file_without_a_lock_says_nothing() throws IOException {
    RunFolder run = new RunFolder(folder, "run");
    assertThat(run.underWay()).isFalse();
    Files.writeString(folder.resolve("lock"), "1 2026-11-20T10:00:00Z\n");

    assertThat(run.underWay()).isFalse();
    assertThat(run.holder()).isEmpty();
  }
}
