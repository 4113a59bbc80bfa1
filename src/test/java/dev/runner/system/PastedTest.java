package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The commands that are printed for a run that failed, pasted in another folder.
final class PastedTest extends SystemTest {
  private static final String PLAN =
      """
      version: 1
      name: pasted
      jobs:
        rows:
          targets: {list: [a, bad]}
          steps: [{run: 'echo "checking $RUN_TARGET"; test "$RUN_TARGET" = a || test -e mended'}]
      on_failure:
        - {exec: [sh, -c, 'echo "$1" >resume', sh, "${{ run.resume }}"]}
      """;

  @BeforeEach
  void plan() throws IOException {
    write("plan.yaml", PLAN);
  }

  /// Those of a digest: how to go on, then what tells more.
  private static List<String> printed(Launched.Result result) {
    return result
        .stdout()
        .lines()
        .filter(it -> it.startsWith("to go on:") || it.startsWith("more:"))
        .map(it -> it.replaceFirst("^.*?: +", ""))
        .toList();
  }

  private Launched.Result paste(String line) throws IOException {
    String launcher = Path.of(Launch.LAUNCHER).toAbsolutePath().toString();
    return bash("runner() { \"$RUNNER\" \"$@\"; }; cd /; " + line).with("RUNNER", launcher).run();
  }

  @Test
  void they_say_where_the_run_is_if_it_is_not_where_runs_usually_are() throws IOException {
    Launched.Result failed =
        runner("apply", "plan.yaml", "-q", "--state-dir", "my runs' \"$HOME\"").run();

    String resume = printed(failed).getFirst();
    assertThat(resume)
        .matches("runner resume \\S+ --state-dir '" + folder() + "/my runs'\\\\'' \"\\$HOME\"'");
    assertThat(read("resume")).isEqualTo(resume + "\n");
    assertThat(paste(printed(failed).getLast()).stdout())
        .contains("rows/bad/step-1: exit 1", "checking bad");
    write("mended", "");
    assertThat(paste(resume).told()).isEqualTo("0||");
  }

  @Test
  void they_are_short_where_it_is() throws IOException {
    Launch usual = runner("apply", "plan.yaml", "-q", "--state-dir", "state/runner");
    Launch told = usual.with("XDG_STATE_HOME", folder().resolve("state").toString());

    assertThat(printed(told.run()).getFirst()).matches("runner resume \\S+");
  }

  @Test
  void the_list_of_runs_is_that_of_the_folder() throws IOException {
    assertThat(runner("show", "--state-dir", "no such").run().told())
        .isEqualTo(
            "66||runner: no run is known; `runner runs --state-dir '%s/no such'` lists them\n"
                .formatted(folder()));
  }

  @Test
  void a_line_for_cron_says_where_its_runs_are() throws IOException {
    Launched.Result printed =
        runner("cron", "plan.yaml", "--at", "0 3 * * *", "--state-dir", "5% \\x").run();

    assertThat(printed.stdout())
        .contains(" --state-dir '" + folder() + "/5\\% \\x'\n")
        .contains(" --state-dir \"" + folder() + "/5%% \\\\x\"\n");
  }
}
