package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.SideBySide;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What becomes of commands and services that are under way when files change.
final class RerunWhileBusyTest extends SystemTest {
  /// Far longer than changes are gathered.
  private static final Duration GATHERED = Duration.ofMillis(800);

  private static final Pattern STARTED = Pattern.compile("started \\(pid (\\d+)\\)");

  private Rerun busy(String onBusy, String script) throws IOException {
    write("src/file", "");
    String plan =
        """
        version: 1
        name: busy
        jobs:
          work:
            watch: {paths: src, on_busy: %s, debounce: 100ms}
            steps:
              - run: |
        """;
    write("plan.yaml", plan.formatted(onBusy) + script.indent(12));
    return Rerun.start(runner("apply", "plan.yaml"));
  }

  /// Says when it begins and ends, and ends as soon as it may.
  private Rerun busy(String onBusy) throws IOException {
    return busy(onBusy, "echo begun >>log\nuntil [ -e go ]; do sleep 0.02; done\necho done >>log");
  }

  private long logged(String word) {
    try {
      return read("log").lines().filter(word::equals).count();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void change(String text) throws IOException {
    write("src/file", text);
    Waiting.some(GATHERED);
  }

  @Test
  @SideBySide
  void queued_changes_make_it_run_once_more() throws Exception {
    try (Rerun run = busy("queue")) {
      run.until("it has begun", () -> logged("begun") == 1);
      change("a");
      change("bb");
      change("ccc");
      assertThat(read("log")).isEqualTo("begun\n");
      write("go", "");
      run.until("it is done twice", () -> logged("done") == 2);
      run.untilRests(1);
      Waiting.some(GATHERED);

      assertThat(read("log")).isEqualTo("begun\ndone\nbegun\ndone\n");
      assertThat(run.rounds()).containsExactly("src/file changed, running again");
      assertThat(run.interrupt().code()).isZero();
    }
  }

  @Test
  @SideBySide
  void a_restart_ends_all_that_runs_by_term_first() throws Exception {
    String script =
        """
        echo begun >>log
        [ "$(wc -l <log)" = 1 ] || exit 0
        trap 'echo ended >>log; exit 1' TERM
        sh -c 'trap "echo too >>log; exit" TERM; sleep 1001 & wait' &
        sh -c 'trap "" TERM; sleep 1002; :' &
        sleep 1003 &
        wait
        """;
    try (Rerun run = busy("restart", script)) {
      run.until("all have begun", () -> run.processes().toString().contains("sleep 1003"));
      run.until("all have begun", () -> run.processes().toString().contains("sleep 1001"));
      write("src/file", "new");
      run.until("it has begun again", () -> logged("begun") == 2);
      run.untilRests(1);
      Waiting.some(GATHERED);

      assertThat(run.rounds()).containsExactly("src/file changed, running again");
      assertThat(read("log").lines()).containsExactlyInAnyOrder("begun", "ended", "too", "begun");
      assertThat(read("log")).endsWith("begun\n");
      assertThat(run.processes()).noneMatch(it -> it.contains("sleep"));
      assertThat(run.interrupt().code()).isZero();
    }
  }

  @Test
  @SideBySide
  void ignored_changes_are_forgotten() throws Exception {
    try (Rerun run = busy("ignore")) {
      run.until("it has begun", () -> logged("begun") == 1);
      change("a");
      write("go", "");
      run.staysAtRest(1);
      change("bb");
      run.staysAtRest(2);

      assertThat(read("log")).isEqualTo("begun\ndone\nbegun\ndone\n");
    }
  }

  private static long services(Rerun run) {
    return STARTED.matcher(run.err()).results().count();
  }

  private static long service(Rerun run) {
    MatchResult last = STARTED.matcher(run.err()).results().reduce((_, it) -> it).orElseThrow();
    return Long.parseLong(last.group(1));
  }

  @Test
  @SideBySide
  void a_service_goes_on_until_what_it_needs_has_succeeded_anew() throws Exception {
    write("src/fine", "");
    write(
        "plan.yaml",
        """
        version: 1
        name: served
        jobs:
          build:
            watch: {paths: src, debounce: 100ms}
            steps: [{run: test -e src/fine}]
          serve:
            needs: [build]
            steps: [{id: server, run: "echo up; sleep 1000 & wait", background: true, ready: {log: up}}]
        """);
    Rerun run = Rerun.start(runner("apply", "plan.yaml"));
    try (run) {
      run.until("it is ready", () -> run.err().contains("ready after"));
      run.untilRests(1);
      long first = service(run);
      write("src/file", "a");
      run.until("it is started anew", () -> services(run) == 2);
      long second = service(run);
      assertThat(ProcessHandle.of(first)).isEmpty();
      run.staysAtRest(2);
      bash("rm src/fine").run();
      run.staysAtRest(3);
      assertThat(run.rests().getLast()).startsWith("1 failed in ");
      assertThat(ProcessHandle.of(second)).isPresent();
      assertThat(services(run)).isEqualTo(2);
      write("src/fine", "");
      run.until("it is started anew", () -> services(run) == 3);
      run.staysAtRest(4);
      assertThat(ProcessHandle.of(second)).isEmpty();

      assertThat(run.rounds())
          .allMatch(it -> it.endsWith("changed, running again: build, serve"), "both");
      Launched.Result result = run.interrupt();
      assertThat(result.stdout()).contains("Total 2 | Succeeded 2");
      assertThat(result.code()).isZero();
      assertThat(run.processes()).isEmpty();
    }
  }
}
