package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/// A person is asked, at a terminal, before anything starts.
final class ConfirmTest extends SystemTest {
  private static final String PLAN =
      """
      version: 1
      name: deploy
      confirm: {above: 2}
      concurrency: 1
      jobs:
        build: {steps: [{exec: [touch, built]}]}
        deploy:
          needs: [build]
          targets: [a, b]
          steps: [{run: "echo ${{ target.key }} >>done; [ -e fine ] || [ ${{ target.key }} = a ]"}]
        after:
          needs: [deploy]
          targets: {command: {exec: [sort, -u, done], parse: lines}}
          steps: [{exec: ["true"]}]
      """;

  private static final String QUESTION =
      """
      deploy will do:
        build   1 target
        deploy  2 targets
        after   targets not known yet
      Go on? [y/N]""";

  private Launch asking(String arguments) throws IOException {
    write("plan.yaml", PLAN);
    return bash("trap : INT; \"$RUNNER\" " + arguments + " --state-dir state" + Tmux.AFTER);
  }

  @Test
  void begins_when_the_answer_is_yes() throws Exception {
    write("fine", "");
    try (Tmux terminal = new Tmux(asking("apply plan.yaml --progress none"), 80, 24)) {
      terminal.untilShows("[y/N]");
      assertThat(terminal.joined()).startsWith(QUESTION);
      assertThat(folder().resolve("built")).doesNotExist();
      terminal.press("Y", "Enter");

      assertThat(terminal.end()).isZero();
      assertThat(read("done")).isEqualTo("a\nb\n");
    }
  }

  @Test
  void starts_nothing_when_the_answer_is_anything_else() throws Exception {
    try (Tmux terminal = new Tmux(asking("apply plan.yaml --progress none"), 80, 24)) {
      terminal.untilShows("[y/N]");
      terminal.press("Enter");

      assertThat(terminal.end()).isEqualTo(1);
      assertThat(terminal.joined()).contains("runner: declined; nothing was started");
      assertThat(folder().resolve("built")).doesNotExist();
      assertThat(runner("runs", "--state-dir", "state").run().stdout()).doesNotContain("deploy");
    }
  }

  @Test
  void starts_nothing_after_control_c() throws Exception {
    try (Tmux terminal =
        new Tmux(asking("apply plan.yaml --progress none --overlap wait"), 80, 24)) {
      terminal.untilShows("[y/N]");
      terminal.press("C-c");

      assertThat(terminal.end()).isEqualTo(130);
      assertThat(folder().resolve("built")).doesNotExist();
    }
  }

  @Test
  void asks_again_for_what_is_left_of_a_run() throws Exception {
    try (Tmux terminal = new Tmux(asking("apply plan.yaml --progress none --yes"), 80, 24)) {
      assertThat(terminal.end()).isEqualTo(2);
      assertThat(terminal.joined()).doesNotContain("[y/N]");
    }
    write("fine", "");
    try (Tmux terminal = new Tmux(asking("resume"), 80, 24)) {
      terminal.untilShows("[y/N]");
      assertThat(terminal.joined())
          .startsWith(
              """
              deploy will go on:
                build   0 targets
                deploy  1 target
                after   targets not known yet
              Go on? [y/N]""");
      terminal.press("y", "e", "s", "Enter");

      assertThat(terminal.end()).isZero();
      assertThat(read("done")).isEqualTo("a\nb\nb\n");
    }
  }

  @Test
  void is_refused_without_a_terminal_unless_answered() throws Exception {
    write("plan.yaml", PLAN);
    write("fine", "");
    Launched.Result refused = runner("apply", "plan.yaml").reading("y\n").run();
    assertThat(refused.code()).isEqualTo(64);
    assertThat(refused.stderr())
        .isEqualTo(
            "runner: the plan wants to be confirmed, and there is no terminal to ask at:"
                + " --yes answers; nothing was started\n");
    assertThat(runner("apply", "plan.yaml", "-y").run().code()).isZero();
  }

  @Test
  void does_not_ask_for_few_targets_nor_for_jobs_that_are_not_done() throws Exception {
    write(
        "plan.yaml",
        PLAN.replace("confirm: {above: 2}\n", "")
            .replace("  after:", "  after:\n    confirm: true"));
    write("fine", "");
    assertThat(runner("apply", "plan.yaml", "--job", "deploy").run().code()).isZero();
    assertThat(runner("apply", "plan.yaml", "--job", "after").run().code()).isEqualTo(64);
    write("plan.yaml", PLAN);
    assertThat(runner("apply", "plan.yaml", "--job", "build").run().code()).isZero();
    assertThat(runner("plan", "plan.yaml").run().stdout())
        .contains("asks before it starts above 2 targets");
  }
}
