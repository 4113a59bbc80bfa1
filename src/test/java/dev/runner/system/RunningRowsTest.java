package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The bar and the tasks that run, on a real terminal.
final class RunningRowsTest extends SystemTest {
  private static final String TALKS = "says something that is longer than a narrow window: ";

  private Launch waiting(int tasks, String options) throws IOException {
    write(
        "plan.yaml",
        """
        version: 1
        name: waiting
        concurrency: TASKS
        jobs:
          wait:
            targets: {command: {exec: [seq, "TASKS"], parse: lines}}
            steps:
              - run: |
                  until [ -e go ]; do
                    [ ${{ target.key }} != 1 ] || [ -e hush ] || echo "TALKS$((n += 1))."
                    sleep 0.2
                  done
        """
            .replace("TASKS", "" + tasks)
            .replace("TALKS", TALKS));
    return bash("trap : INT; echo before; \"$RUNNER\" apply plan.yaml " + options + Tmux.AFTER);
  }

  /// What stands there in the end: nothing of what was shown meanwhile.
  private static void assertNothingIsLeft(Tmux terminal, int tasks) {
    List<String> lines =
        terminal.joined().lines().filter(it -> !it.isBlank() && !it.contains(TALKS)).toList();
    assertThat(lines.getFirst()).isEqualTo("before");
    assertThat(lines).noneMatch(it -> it.contains("running") || it.contains("more"));
    assertThat(lines.get(1)).startsWith("target ");
    assertThat(lines.subList(2, tasks + 2)).allMatch(it -> it.matches("\\d+ +succeeded .*"));
    assertThat(lines.subList(tasks + 2, lines.size()))
        .satisfiesExactly(
            it -> assertThat(it).startsWith("Total " + tasks + " | Succeeded " + tasks),
            it -> assertThat(it).startsWith("Time"),
            it -> assertThat(it).isEqualTo("(ended with 0)"));
  }

  @Test
  void tasks_that_run_are_listed_below_the_bar_as_many_as_fit() throws Exception {
    write("hush", "");
    try (Tmux terminal = new Tmux(waiting(200, ""), 80, 24)) {
      terminal.untilShows("... and 194 more");
      List<String> lines = terminal.screen().lines().filter(it -> !it.isBlank()).toList();
      assertThat(lines.getFirst()).isEqualTo("before");
      assertThat(lines.get(1)).startsWith("waiting    0/200").contains("200 running");
      assertThat(lines.subList(2, 8)).allMatch(it -> it.matches(" +\\d+s  \\d+"));
      assertThat(lines).hasSize(9);
      write("go", "");
      assertThat(terminal.end()).isZero();
      assertNothingIsLeft(terminal, 200);
    }
  }

  @Test
  void a_small_window_has_the_bar_alone() throws Exception {
    write("hush", "");
    try (Tmux terminal = new Tmux(waiting(3, ""), 40, 10)) {
      terminal.untilShows("0/3   0%");
      Waiting.some(Duration.ofMillis(1500));
      assertThat(terminal.screen().lines().filter(it -> !it.isBlank())).hasSize(2);
      write("go", "");
      assertThat(terminal.end()).isZero();
      assertThat(terminal.screen()).doesNotContain("running");
    }
  }

  /// Where a row breaks into more than two, a piece of it stays in the history of tmux.
  @ParameterizedTest
  @CsvSource({"120, 50, 90, 12", "100, 30, 80, 16", "80, 24, 40, 10", "80, 24, 60, 10"})
  void a_resize_leaves_nothing_behind(int columns, int rows, int columns2, int rows2)
      throws Exception {
    write("hush", "");
    try (Tmux terminal = new Tmux(waiting(12, ""), 80, 24)) {
      terminal.untilShows("... and 6 more");
      for (int round = 0; round < 2; round++) {
        terminal.resize(columns, rows);
        Waiting.some(Duration.ofMillis(400));
        terminal.resize(columns2, rows2);
        Waiting.some(Duration.ofMillis(400));
      }
      terminal.resize(80, 24);
      terminal.untilShows("... and 6 more");
      assertThat(terminal.screen().lines().filter(it -> it.contains("running"))).hasSize(1);
      write("go", "");
      assertThat(terminal.end()).isZero();
      assertNothingIsLeft(terminal, 12);
    }
  }

  @Test
  void what_commands_print_stands_above_it_line_by_line() throws Exception {
    try (Tmux terminal = new Tmux(waiting(12, "--stream live"), 80, 24)) {
      terminal.untilShows("... and 6 more");
      terminal.untilShows(TALKS + "12.");
      write("go", "");
      assertThat(terminal.end()).isZero();
      List<String> talk = terminal.joined().lines().filter(it -> it.contains("longer")).toList();
      for (int i = 0; i < talk.size(); i++) {
        assertThat(talk.get(i)).isEqualTo(TALKS + (i + 1) + ".");
      }
      assertNothingIsLeft(terminal, 12);
    }
  }
}
