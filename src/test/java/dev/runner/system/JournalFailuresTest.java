package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What happens when the journal can't be written: nothing is told that is not on disk. Fails at
/// every moment, but with one task at a time, in [SyncFaultsTest].
final class JournalFailuresTest extends SystemTest {
  /// The exit code of a script that may not do what it has to.
  private static final int NO_RIGHTS = 99;

  private static final String PLAN =
      """
      version: 1
      name: failing
      concurrency: 3
      stream: prefixed
      params: {bytes: {type: integer, default: 10}}
      jobs:
        a:
          targets: {lines: rows}
          steps: [{exec: [sh, -c, 'sleep 0.01; head -c "$1" /dev/zero | tr "\\\\0" x', sh, "${{ params.bytes }}"]}]
      """;

  private void plan(int rows) throws IOException {
    write("plan.yaml", PLAN);
    write("rows", String.join("\n", IntStream.range(0, rows).mapToObj(String::valueOf).toList()));
  }

  @ParameterizedTest
  @CsvSource({"error=EIO, 1", "error=ENOSPC, 4", "signal=KILL, 5"})
  void tells_only_what_is_on_disk(String fault, int when) throws IOException {
    plan(60);
    String inject = "-e trace=fdatasync -e inject=fdatasync:%s:when=%d".formatted(fault, when);
    String script = "strace -f -o trace %s \"$RUNNER\" apply plan.yaml".formatted(inject);

    Launched.Result result = bash("XDG_STATE_HOME=$PWD/state " + script).run();

    long told = result.stderr().lines().filter(it -> it.contains("Completed")).count();
    long synced = Math.max(0, when - 1);
    assertThat(told).isLessThanOrEqualTo(finished());
    assertThat(synced == 0 ? told : 0).isZero();
    if (fault.startsWith("error")) {
      assertThat(result.code()).isEqualTo(74);
      assertThat(result.stderr()).contains("can't be written: ").contains("; the run was stopped");
      assertThat(result.stdout()).contains("Succeeded " + told + " ");
    }
  }

  @Test
  void a_full_disk_stops_the_run() throws IOException {
    plan(1000);

    Launched.Result result =
        bash("""
                exec unshare -m bash -c '
                  mkdir small && mount -t tmpfs -o size=1m none small || exit 99
                  "$RUNNER" apply plan.yaml -p bytes=4000 -j 8 --state-dir small; code=$?
                  cp -R small state; exit $code'
                """)
            .run();

    assumeThat(result.code()).isNotEqualTo(NO_RIGHTS);
    assertThat(result.code()).isEqualTo(74);
    assertThat(result.stderr())
        .contains("can't be written: No space left on device; the run was stopped")
        .doesNotContain("at dev.runner");
    long told = result.stderr().lines().filter(it -> it.contains("Completed")).count();
    assertThat(told).isPositive().isLessThanOrEqualTo(finished());
  }

  @ParameterizedTest
  @CsvSource({"/proc/nowhere, can't be made", "plan.yaml, is no folder"})
  void nothing_is_started_without_one(String state, String why) throws IOException {
    plan(1);

    Launched.Result result = runner("apply", "plan.yaml", "--state-dir", state).run();

    assertThat(result.code()).isEqualTo(74);
    assertThat(result.stderr())
        .contains("runner: the journal can't be written below ", why, "; nothing was started");
  }

  /// How many tasks the journal tells of that have succeeded.
  private long finished() throws IOException {
    try (Stream<Path> all = Files.walk(folder().resolve("state"))) {
      List<Path> journals = all.filter(it -> it.endsWith("journal.jsonl")).toList();
      return Files.readAllLines(journals.getFirst()).stream()
          .filter(it -> it.startsWith("{\"event\":\"task_ended\"") && it.endsWith("\"}"))
          .filter(it -> it.contains("\"outcome\":\"succeeded\""))
          .count();
    }
  }
}
