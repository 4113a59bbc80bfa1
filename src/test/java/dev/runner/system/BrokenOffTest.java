package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Kills a run with `kill -9` in the middle of a task that must not be done twice, and goes on with
/// it. Each task adds a line to `done`; that of `b` waits until there is a file `go`.
final class BrokenOffTest extends SystemTest {
  private static final String PLAN =
      """
      version: 1
      name: payments
      concurrency: 1
      defaults: {on_interrupt: fail}
      jobs:
        pay:
          targets: [a, b, c]
          steps:
            - {id: check, run: 'echo "$RUN_TARGET check" >>done'}
            - id: pay
              run: |
                echo "$RUN_TARGET pay" >>done
                if [ "$RUN_TARGET" = b ] && [ ! -e go ]; then sleep 600; fi
            - {id: note, run: 'echo "$RUN_TARGET note" >>done'}
          finally:
            - {id: last, run: 'echo "$RUN_TARGET last" >>done'}
      """;

  private static final String WHY =
      "was under way when the run was broken off (on_interrupt: fail)";

  private Launch kept(Launch launch) throws IOException {
    return launch.with("XDG_STATE_HOME", folder().resolve("state").toString());
  }

  private Launch call(String... arguments) throws IOException {
    return kept(runner(arguments));
  }

  /// What was done since this was last asked.
  private List<String> done() throws IOException {
    List<String> lines = read("done").lines().toList();
    Files.deleteIfExists(folder().resolve("done"));
    return lines;
  }

  /// Kills the run in the middle of `pay` for `b`.
  private void brokenOff() throws Exception {
    write("plan.yaml", PLAN);
    try (Launched launched = call("apply", "plan.yaml").start()) {
      Waiting.until("b is paid", Launched.LONG, () -> written().contains("b pay"));
      launched.signal("KILL");
      launched.end();
    }
    assertThat(done()).containsExactly("a check", "a pay", "a note", "a last", "b check", "b pay");
    write("go", "");
  }

  private String written() {
    try {
      return read("done");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void fails_what_was_under_way_and_does_it_when_it_is_gone_on_with_once_more() throws Exception {
    brokenOff();

    Launched.Result first = call("apply", "plan.yaml", "--resume").run();

    assertThat(first.code()).isEqualTo(2);
    assertThat(first.stdout()).contains("Total 3 | Succeeded 2 | Failed 1").contains(WHY);
    assertThat(done()).containsExactly("b last", "c check", "c pay", "c note", "c last");
    assertThat(call("report").run().stdout()).contains(WHY);

    Launched.Result second = call("resume").run();

    assertThat(second.code()).isZero();
    assertThat(done()).containsExactly("b pay", "b note", "b last");
  }

  @Test
  void does_the_same_where_only_failures_are_wanted() throws Exception {
    brokenOff();

    Launched.Result first = call("resume", "--failed").run();

    assertThat(first.code()).isEqualTo(2);
    assertThat(first.stdout()).contains(WHY);
    assertThat(done()).containsExactly("b last");
  }

  @Test
  void does_it_again_where_the_plan_says_so_now() throws Exception {
    brokenOff();
    write("plan.yaml", PLAN.replace("on_interrupt: fail", "on_interrupt: rerun"));

    assertThat(call("apply", "plan.yaml", "--resume").run().code()).isZero();

    assertThat(done())
        .containsExactly("b pay", "b note", "b last", "c check", "c pay", "c note", "c last");
  }

  @Test
  void remembers_it_while_it_does_not_come_to_it() throws Exception {
    brokenOff();
    write("plan.yaml", PLAN.replace("$RUN_TARGET check\" >>done", "again\" >>done; exit 3"));

    assertThat(call("apply", "plan.yaml", "--resume").run().stdout()).doesNotContain(WHY);
    write("plan.yaml", PLAN);
    Launched.Result end = call("apply", "plan.yaml", "--resume").run();

    assertThat(end.stdout()).contains(WHY);
    assertThat(read("done")).doesNotContain("b pay");
  }

  @Test
  void plan_says_what_will_fail_and_what_that_keeps_from_running() throws Exception {
    brokenOff();

    Launched.Result plan = call("plan", "plan.yaml", "--resume").run();

    assertThat(plan.stdout().lines().skip(2))
        .containsExactly(
            "job pay: 5 kept, 5 to run, 1 to fail, 1 to skip",
            "  fail b/pay: it was under way (on_interrupt: fail)",
            "  skip b/note: it needs step `pay`",
            "  run  b/last: it has not succeeded",
            "  run  c/check: it has not been done yet",
            "  run  c/pay: it has not been done yet",
            "  run  c/note: it has not been done yet",
            "  run  c/last: it has not been done yet");
  }

  @Test
  void tells_programs_why() throws Exception {
    brokenOff();

    Launched.Result json = call("apply", "plan.yaml", "--resume", "-o", "json").run();

    assertThat(json.stdout()).containsPattern("\"kind\" ?: ?\"broken_off\"");
    assertThat(ReportSchema.complaints(json.stdout())).isEmpty();
  }
}
