package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(strings = {"failures", "prefixed", "group", "live"})
  void what_tasks_print_does_nothing_to_it(String stream) throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: hostile
        jobs:
          all:
            targets: [a, b]
            steps:
              - run: |
                  printf '\\033]0;stolen\\007\\033]2;stolen\\033\\\\\\033]52;c;c3RvbGVu\\007\\033P+q544e\\033\\\\\\033[2J\\033[H\\033[?1049h\\033c' >&2
                  printf '\\302\\235\\060;stolen\\007\\233\\062J\\033(0\\016\\033[8m\\033[5;5r one line\\r\\b\\b\\bx\\n' >&2
                  head -c 3000 /dev/urandom >&2
                  exit 1
        """);
    try (Tmux terminal =
        new Tmux(
            bash(
                "printf '\\033]2;mine\\007'; echo before; \"$RUNNER\" apply plan.yaml --stream "
                    + stream
                    + Tmux.AFTER),
            100,
            40)) {
      assertThat(terminal.end()).isEqualTo(1);
      assertThat(terminal.title()).isEqualTo("mine");
      assertThat(terminal.clipboard()).doesNotContain("stolen");
      assertThat(terminal.screen()).startsWith("before\n").contains("Total 2 | Succeeded 0");
      assertThat(terminal.screen().strip()).endsWith("(ended with 1)");
    }
  }

  @Test
  void the_checks_for_that_would_notice() throws Exception {
    String harm = "printf '\\033]2;stolen\\007\\033]52;c;c3RvbGVu\\007'; sleep 0.5";
    try (Tmux terminal = new Tmux(bash(harm + Tmux.AFTER), 80, 24)) {
      terminal.end();
      assertThat(terminal.title()).isEqualTo("stolen");
      assertThat(terminal.clipboard()).isEqualTo("stolen");
    }
  }
}
