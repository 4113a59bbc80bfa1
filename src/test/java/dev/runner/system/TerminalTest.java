package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/// Runs in a real terminal, and without one.
final class TerminalTest extends SystemTest {
  private static final String ESCAPE = "\u001b";

  private Launch waiting() throws IOException {
    write(
        "plan.yaml",
        """
        version: 1
        name: waiting
        jobs:
          wait:
            targets: [quick, slow, "目標 with a long name 😀 that does not fit into forty columns"]
            steps:
              - run: |
                  [ "${{ target.key }}" = slow ] || exit 0
                  until [ -e go ]; do sleep 0.02; done
                grace: 200ms
            finally:
              - run: echo "${{ target.key }}" >>finally
        """);
    return bash("trap : INT; \"$RUNNER\" apply plan.yaml" + Tmux.AFTER);
  }

  @Test
  void control_c_at_a_terminal_ends_the_run_with_its_report() throws Exception {
    Launch launch = waiting();
    try (Tmux terminal = new Tmux(launch, 80, 24)) {
      terminal.untilShows("2/3");
      terminal.press("C-c");

      assertThat(terminal.end()).isEqualTo(130);
      assertThat(Marked.commands(launch.mark()))
          .allMatch(it -> it.contains("tmux") || it.endsWith("sleep 1000"));
      assertThat(terminal.screen())
          .contains("Total 3 | Succeeded 2 | Failed 0 | Skipped 0 | Cancelled 1");
      assertThat(read("finally")).contains("slow");
    }
  }

  @Test
  void forty_columns_are_enough() throws Exception {
    Launch launch = waiting();
    try (Tmux terminal = new Tmux(launch, 40, 24)) {
      terminal.untilShows("2/3");
      assertThat(terminal.joined()).isEqualTo(terminal.screen());
      write("go", "");

      assertThat(terminal.end()).isZero();
      assertThat(tableOf(terminal.joined())).isEqualTo(tableOf(terminal.screen()));
      assertThat(terminal.coloured()).contains(ESCAPE);
    }
  }

  /// Without the sum, which is one sentence.
  private static String tableOf(String screen) {
    return screen.substring(screen.indexOf("target"), screen.indexOf("Total"));
  }

  @Test
  void no_color_means_none() throws Exception {
    Launch launch = waiting().with("NO_COLOR", "1");
    write("go", "");
    try (Tmux terminal = new Tmux(launch, 80, 24)) {
      assertThat(terminal.end()).isZero();
      assertThat(terminal.coloured()).contains("Total 3").doesNotContain(ESCAPE);
    }
  }

  @Test
  void a_dumb_terminal_gets_plain_lines() throws Exception {
    waiting();
    write("go", "");
    Launch script = bash("TERM=dumb script -qec '\"$RUNNER\" apply plan.yaml' raw" + Tmux.AFTER);
    try (Tmux terminal = new Tmux(script.with("SHELL", "/bin/sh"), 80, 24)) {
      assertThat(terminal.end()).isZero();
    }
    assertThat(read("raw")).contains("Total 3").doesNotContain(ESCAPE).doesNotContain("\b");
  }

  @Test
  void without_a_terminal_there_is_neither_bar_nor_colour() throws Exception {
    waiting();
    write("go", "");
    Launched.Result result = runner("apply", "plan.yaml").with("TERM", "xterm-256color").run();

    assertThat(result.code()).isZero();
    assertThat(result.stdout() + result.stderr())
        .contains("Total 3")
        .doesNotContain(ESCAPE)
        .doesNotContain("\r");
  }
}
