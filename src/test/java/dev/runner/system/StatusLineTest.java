package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The line at the bottom of a real terminal while a run lasts, also when its size changes.
final class StatusLineTest extends SystemTest {
  /// Of a window.
  private record Size(int columns, int lines) {}

  private static final List<Size> SIZES =
      List.of(new Size(40, 10), new Size(100, 30), new Size(33, 8), new Size(80, 24));

  private static final String TALKS = "says something that is longer than a narrow window: ";

  private static final String SERVED =
      """
      version: 1
      name: served
      jobs:
        good:
          steps:
            - id: server
              background: true
              run: |
                n=0
                while sleep 0.1; do [ -e hush ] || echo "TALKS$((n += 1))."; done
        flaky:
          steps:
            - {id: server, background: true, exec: ["false"], restart: {policy: on_failure, max: 3, delay: 1h}}
        broken:
          steps: [{id: server, background: true, exec: [sh, -c, "exit 3"]}]
      """
          .replace("TALKS", TALKS);

  private Launch served() throws IOException {
    write("plan.yaml", SERVED);
    return bash("trap : INT; \"$RUNNER\" apply plan.yaml" + Tmux.AFTER);
  }

  private Launch watching() throws IOException {
    write("src/file", "");
    write(
        "plan.yaml",
        """
        version: 1
        name: watching
        jobs:
          build:
            watch: {paths: src, debounce: 50ms}
            steps: [{run: "echo 'TALKS1.'"}]
        """
            .replace("TALKS", TALKS));
    return bash("trap : INT; \"$RUNNER\" apply plan.yaml" + Tmux.AFTER);
  }

  /// Nothing is printed until runner can know of it: tmux tells of a resize that soon follows
  /// another one after 250 ms.
  private void resize(Tmux terminal, Size size) throws IOException {
    Path hush = write("hush", "");
    Waiting.some(Duration.ofMillis(400));
    terminal.resize(size.columns(), size.lines());
    Waiting.some(Duration.ofMillis(200));
    Files.delete(hush);
  }

  /// What stands on a terminal, once its last line is the status: lines as they were printed,
  /// however they are broken, with times left out.
  private static List<String> until(Tmux terminal, String status) {
    List<List<String>> looks = new ArrayList<>(List.of(List.of("")));
    try {
      Waiting.until(
          status,
          Launched.LONG,
          () -> {
            looks.add(lines(terminal));
            return looks.getLast().getLast().equals(status);
          });
    } catch (AssertionError e) {
      throw new AssertionError("no line `" + status + "` at the end of " + looks.getLast(), e);
    }
    return looks.getLast();
  }

  private static List<String> lines(Tmux terminal) {
    String joined =
        terminal.joined().replaceAll("\\b\\d+(\\.\\d+)?m?s\\b|\\b\\d+:\\d\\d\\b", "TIME");
    List<String> lines = joined.lines().filter(it -> !it.isEmpty()).toList();
    return lines.isEmpty() ? List.of("") : lines;
  }

  /// That nothing stands there but what was announced, and each line of the service whole.
  private static void assertWhole(List<String> lines) {
    List<String> talk = lines.stream().filter(it -> it.contains(" longer ")).toList();
    List<String> rest = lines.stream().filter(it -> !it.contains(" longer ")).toList();

    assertThat(talk)
        .isEqualTo(
            IntStream.rangeClosed(1, talk.size())
                .mapToObj(it -> "[good]   " + TALKS + it + ".")
                .toList());
    assertThat(rest.stream().map(it -> it.replaceAll("(pid|Running) \\d+", "$1")))
        .containsExactlyInAnyOrder(
            "[good]   started (pid)",
            "[broken] started (pid)",
            "[flaky]  started (pid)",
            "Running of 3",
            "[flaky]  exited 1, restart 1 of 3 in 1h00m",
            "[broken] exited 3");
  }

  @Test
  void services_stand_on_it_in_every_size() throws Exception {
    String states = "1 up, 1 restarting, 1 failed";
    String wide = "served  " + states + "  TIME  Ctrl-C stops";
    try (Tmux terminal = new Tmux(served(), 80, 24)) {
      List<String> lines = until(terminal, wide);
      assertWhole(lines.subList(0, lines.size() - 1));
      for (Size size : SIZES) {
        resize(terminal, size);
        String status =
            size.columns() < 40 ? states : size.columns() < 60 ? "served  " + states : wide;
        int more = lines.size() + 3;
        Waiting.until("it talks on", Launched.LONG, () -> lines(terminal).size() > more);
        lines = until(terminal, status);
        assertWhole(lines.subList(0, lines.size() - 1));
      }
      write("hush", "");
      Waiting.some(Duration.ofMillis(300));
      terminal.press("C-c");
      assertThat(terminal.end()).isEqualTo(2);
      lines = lines(terminal);
      int end =
          lines.indexOf("interrupted: stopping 2 services; Ctrl-C again to kill them at once");
      assertWhole(lines.subList(0, end));
      assertThat(lines).noneMatch(it -> it.contains(states));
      assertThat(lines.subList(end + 1, end + 5))
          .map(it -> it.replaceAll(" +", " "))
          .containsExactly(
              "[good] terminated",
              "good succeeded TIME",
              "flaky failed TIME exit 1",
              "broken failed TIME exit 3");
    }
  }

  private static List<String> round(String before) {
    return Stream.of(
            before,
            "[build] Starting",
            "[build] " + TALKS + "1.",
            "[build] Completed in TIME",
            "1 succeeded in TIME; watching files, Ctrl-C stops")
        .filter(it -> !it.isEmpty())
        .toList();
  }

  @Test
  void a_watch_at_rest_stands_on_it_in_every_size() throws Exception {
    String narrow = "watching  1/1  watching files";
    String wide = narrow + "  Ctrl-C stops";
    List<String> expected = new ArrayList<>(round(""));
    try (Tmux terminal = new Tmux(watching(), 80, 24)) {
      until(terminal, wide);
      for (Size size : SIZES) {
        resize(terminal, size);
        String status = size.columns() < 60 ? narrow : wide;
        assertThat(until(terminal, status)).containsExactlyElementsOf(with(expected, status));
        write("src/file", "x".repeat(expected.size()));
        expected.addAll(round("src/file changed, running again"));
        Waiting.until("a round", Launched.LONG, () -> lines(terminal).size() > expected.size());
        assertThat(until(terminal, status)).containsExactlyElementsOf(with(expected, status));
      }
      terminal.press("C-c");
      assertThat(terminal.end()).isZero();
      List<String> last =
          List.of(
              "build  succeeded  TIME",
              "Total 1 | Succeeded 1 | Failed 0 | Skipped 0",
              "Time TIME",
              "(ended with 0)");
      expected.add("interrupted: stopping");
      expected.addAll(last);
      assertThat(lines(terminal)).isEqualTo(expected);
    }
  }

  private static List<String> with(List<String> lines, String last) {
    return Stream.concat(lines.stream(), Stream.of(last)).toList();
  }
}
