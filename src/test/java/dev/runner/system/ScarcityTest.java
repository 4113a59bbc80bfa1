package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Descriptors, processes and disk run out: runner waits or says so, and never says that something
/// succeeded that did not.
final class ScarcityTest extends SystemTest {
  /// What a script ends with where it has no right to make something scarce.
  private static final int NO_RIGHTS = 99;

  /// Writes down that it ran; does not need a second process.
  private static final String SAYING =
      " -o csv --stream none -- sh -c 'echo $1 >>log; [ $(($1 % 7)) = 0 ] && exit 1; WAIT' sh {}";

  private static String numbers(int count) {
    return String.join("\n", IntStream.rangeClosed(1, count).mapToObj(String::valueOf).toList());
  }

  /// Every target either ran, once, and is told as it ended, or could not be started, and the
  /// message says why.
  private void assertToldAsItWas(Launched.Result result, int count, String... why)
      throws Exception {
    List<Reported> rows = Reported.of(result.stdout());
    List<String> ran = read("log").lines().toList();
    assertThat(result.stderr()).doesNotContain("at dev.runner").doesNotContain("internal error");
    assertThat(rows).extracting(Reported::target).containsExactly(numbers(count).split("\n"));
    assertThat(ran).isNotEmpty().doesNotHaveDuplicates();
    for (Reported row : rows) {
      boolean bad = Integer.parseInt(row.target()) % 7 == 0;
      if (ran.contains(row.target())) {
        assertThat(row.succeeded()).as(row.toString()).isEqualTo(!bad);
        assertThat(row.reason()).as(row.toString()).isEqualTo(bad ? "exit 1" : "");
      } else {
        assertThat(row.outcome()).as(row.toString()).isEqualTo("failed");
        assertThat(row.reason()).containsAnyOf(why).contains("concurrency");
      }
    }
    assertThat(result.code()).isEqualTo(2);
  }

  @Test
  void with_256_descriptors_four_hundred_at_once_end_as_they_should() throws Exception {
    Launched.Result result =
        bash("ulimit -n 256; exec \"$RUNNER\" exec --lines - -j 400" + SAYING.replace("WAIT", ":"))
            .reading(numbers(1000))
            .run();

    assertToldAsItWas(result, 1000, "too many files are open");
  }

  @Test
  void with_256_descriptors_those_that_live_long_end_as_they_should() throws Exception {
    Launched.Result result =
        bash("ulimit -n 256; exec \"$RUNNER\" exec --lines - -j 400"
                + SAYING.replace("WAIT", "exec sleep 0.5"))
            .reading(numbers(400))
            .run();

    assertToldAsItWas(result, 400, "too many files are open");
  }

  /// A group of its own for the pids, by either version of the interface.
  private static final String PIDS =
      """
      if [ -d /sys/fs/cgroup/pids ]; then root=/sys/fs/cgroup/pids
      else root=/sys/fs/cgroup; echo +pids >$root/cgroup.subtree_control; fi 2>/dev/null
      group=$root/runner-test-$$
      mkdir $group 2>/dev/null && echo MOST >$group/pids.max || exit 99
      ( echo $BASHPID >$group/cgroup.procs && exec COMMAND )
      code=$?
      for i in {1..100}; do rmdir $group 2>/dev/null && break; sleep 0.05; done
      exit $code
      """;

  @ParameterizedTest
  @ValueSource(ints = {40, 60})
  void with_few_processes_a_hundred_at_once_wait_or_say_why_not(int most) throws Exception {
    String command = "\"$RUNNER\" exec --lines - -j 100" + SAYING.replace("WAIT", "exec sleep 0.2");
    Launched.Result result =
        bash(PIDS.replace("MOST", String.valueOf(most)).replace("COMMAND", command))
            .reading(numbers(100))
            .run();

    assumeThat(result.code()).isNotEqualTo(NO_RIGHTS);
    assertToldAsItWas(result, 100, "EAGAIN", "process table");
  }

  /// A small disk for all that runner writes, seen by nobody else.
  private static final String SMALL =
      """
      exec unshare -m bash -c '
        mkdir small && mount -t tmpfs -o size=1m none small || exit 99
        export TMPDIR=$PWD/small XDG_STATE_HOME=$PWD/small
        COMMAND'
      """;

  private Launched.Result small(String command) throws IOException {
    Launched.Result result = bash(SMALL.replace("COMMAND", command)).run();
    assumeThat(result.code()).isNotEqualTo(NO_RIGHTS);
    assertThat(result.stderr()).doesNotContain("at dev.runner").doesNotContain("internal error");
    return result;
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "group", "live", "prefixed"})
  void on_a_full_disk_what_could_not_be_kept_has_not_succeeded(String mode) throws Exception {
    Launched.Result result =
        small(
            "exec \"$RUNNER\" exec --targets 1,10000000,2,3 -j 2 -o csv --stream %s -- head -c {} /dev/zero"
                .formatted(mode));
    List<Reported> rows = Reported.of(result.stdout());

    assertThat(rows)
        .extracting(Reported::target, Reported::outcome)
        .containsExactly(
            tuple("1", "succeeded"),
            tuple("10000000", "failed"),
            tuple("2", "succeeded"),
            tuple("3", "succeeded"));
    assertThat(rows.get(1).reason()).containsIgnoringCase("no space left on device");
    assertThat(result.code()).isIn(2, 74);
  }

  @Test
  void on_a_full_disk_output_that_waits_for_its_turn_is_not_lost_in_silence() throws Exception {
    // The first is waited for by all others, each of which is too small for a file of its own.
    Launched.Result result =
        small(
            """
            seq 200 | "$RUNNER" exec --lines - -j 20 -q --stream group -- \\
              sh -c "[ \\$1 != 1 ] || sleep 2; head -c 60000 /dev/zero" sh {} | wc -c
            exit ${PIPESTATUS[1]}
            """);

    if (!result.stdout().strip().equals(String.valueOf(200 * 60_000))) {
      assertThat(result.stderr()).containsIgnoringCase("no space left on device");
      assertThat(result.code()).isIn(1, 2, 74);
    }
  }
}
