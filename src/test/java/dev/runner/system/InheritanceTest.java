package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What children get from whoever started runner, and what they don't.
final class InheritanceTest extends SystemTest {
  private static final int HUP = 1;

  /// The numbers of the signals in a set as `proc(5)` writes it, but for the two that are the C
  /// library's own, which no program can change.
  private static List<Integer> signals(String status, String name) {
    String line = status.lines().filter(it -> it.startsWith(name + ":")).findFirst().orElseThrow();
    long mask = Long.parseUnsignedLong(line.substring(name.length() + 1).strip(), 16);
    return IntStream.rangeClosed(1, 64)
        .filter(it -> it != 32 && it != 33)
        .filter(it -> (mask >>> (it - 1) & 1) == 1)
        .boxed()
        .collect(Collectors.toList());
  }

  /// `cat` changes no signal's disposition before it has read its own status.
  private String status(String env) throws Exception {
    Launched.Result result =
        bash("exec env --default-signal "
                + env
                + " \"$RUNNER\" exec -q --stream group -- cat /proc/self/status")
            .run();
    assertThat(result.code()).isZero();
    return result.stdout();
  }

  @Test
  void signals_have_their_default_disposition_and_none_is_blocked() throws Exception {
    String status = status("");

    assertThat(signals(status, "SigIgn")).isEmpty();
    assertThat(signals(status, "SigBlk")).isEmpty();
  }

  @Test
  void a_broken_pipe_ends_children_also_where_runner_was_to_ignore_it() throws Exception {
    String status = status("--ignore-signal=PIPE --block-signal=USR1,CHLD");

    assertThat(signals(status, "SigIgn")).isEmpty();
    assertThat(signals(status, "SigBlk")).isEmpty();
  }

  @Test
  void a_hang_up_that_was_ignored_at_the_start_is_ignored_by_children_too() throws Exception {
    String status = status("--ignore-signal=HUP,PIPE");

    assertThat(signals(status, "SigIgn")).containsExactly(HUP);
    assertThat(signals(status, "SigBlk")).isEmpty();
  }

  @Test
  void a_hang_up_stops_neither_a_run_that_ignores_it_nor_its_children() throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: nohup
        jobs:
          all:
            steps:
              - run: |
                  touch started
                  until [ -e go ]; do sleep 0.02; done
                  echo done >>log
        """);
    Launch launch =
        bash("exec env --default-signal --ignore-signal=HUP \"$RUNNER\" apply plan.yaml");
    try (Launched run = launch.start()) {
      Waiting.until("it has started", Launched.LONG, () -> exists("started"));
      run.signal("HUP");
      // Also at the child itself, as a terminal that goes away sends it to all.
      Proc.childrenOf(run.pid()).stream()
          .filter(it -> it.argv().contains("touch started"))
          .forEach(it -> hangUp(it.pid()));
      Waiting.some(Duration.ofMillis(200));
      write("go", "");

      assertThat(run.end().code()).isZero();
      assertThat(read("log")).isEqualTo("done\n");
    }
  }

  private static void hangUp(long pid) {
    try {
      new ProcessBuilder("kill", "-HUP", String.valueOf(pid)).start().waitFor();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean exists(String name) {
    try {
      return folder().resolve(name).toFile().exists();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /// `ls` itself has a descriptor of the folder that it lists.
  @Test
  void children_have_three_descriptors_however_many_start_at_once() throws Exception {
    Launched.Result result =
        bash("seq 60 | \"$RUNNER\" exec --lines - -j 8 -q --stream group -- ls /proc/self/fd")
            .run();

    assertThat(result.code()).isZero();
    assertThat(result.stdout()).isEqualTo("0\n1\n2\n3\n".repeat(60));
  }

  @Test
  void descriptors_that_the_caller_left_open_are_not_handed_on() throws Exception {
    Launched.Result result =
        bash("""
                exec 7</dev/null 11>kept
                exec "$RUNNER" exec -q --stream group -- ls /proc/self/fd
                """)
            .run();

    assertThat(result.told()).isEqualTo("0|0\n1\n2\n3\n|");
  }

  @Test
  void stdin_is_nothing_and_the_others_are_pipes() throws Exception {
    List<String> expected = new ArrayList<>(List.of("/dev/null", "pipe", "pipe"));
    Launched.Result result =
        runner(
                "exec",
                "-q",
                "--stream",
                "group",
                "--",
                "sh",
                "-c",
                "for i in 0 1 2; do readlink /proc/$$/fd/$i; done")
            .reading("not theirs")
            .run();

    assertThat(result.stdout().lines().map(it -> it.replaceAll(":.*", "")))
        .containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @CsvSource({"777, 4000", "1024, 4096", "256, 256"})
  void the_limit_of_descriptors_is_the_callers(int soft, int hard) throws Exception {
    Launched.Result result =
        bash("""
                ulimit -Sn %d && ulimit -Hn %d
                exec "$RUNNER" exec -q --stream group -- sh -c 'ulimit -Sn; ulimit -Hn'
                """
                .formatted(soft, hard))
            .run();

    assertThat(result.told()).isEqualTo("0|%d\n%d\n|".formatted(soft, hard));
  }

  @Test
  void each_child_leads_a_session_without_a_terminal() throws Exception {
    Launched.Result result =
        bash("""
                exec script -qfec '"$RUNNER" exec -q --stream group -- sh -c "ps -o pid=,sid=,tty= -p \\$\\$"' /dev/null
                """)
            .with("SHELL", "/bin/sh")
            .run();

    assertThat(result.stdout().strip()).matches("(\\d+) +\\1 +\\?");
  }
}
