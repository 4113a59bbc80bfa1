package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Plans that run where nobody looks: with next to nothing in the environment, and no terminal.
final class CronTest extends SystemTest {
  private static final String PLAN =
      """
      version: 1
      name: nightly
      jobs:
        rows:
          targets: {lines: rows}
          steps: [{run: 'echo "checking $RUN_TARGET"; test "$RUN_TARGET" != bad'}]
      """;

  @BeforeEach
  void plan() throws IOException {
    write("plan.yaml", PLAN);
    write("rows", "one\ntwo\n");
  }

  /// What cron would run, in an environment like its own.
  private Launched.Result tick(String... more) throws IOException {
    String[] arguments = new String[more.length + 4];
    arguments[0] = "cron";
    arguments[1] = "plan.yaml";
    arguments[2] = "--at";
    arguments[3] = "0 3 * * *";
    System.arraycopy(more, 0, arguments, 4, more.length);
    String line = runner(arguments).run().stdout().lines().skip(1).findFirst().orElseThrow();
    String command = line.substring("0 3 * * * ".length()).replace("\\%", "%");
    Path home = Files.createDirectories(folder().resolve("home"));
    return Launch.bash(home, "cd / && " + command)
        .withOnly(Map.of("HOME", home.toString(), "LANG", "C"))
        .run();
  }

  @Test
  void success_prints_nothing() throws IOException {
    assertThat(tick().told()).isEqualTo("0||");
  }

  @Test
  void a_failure_prints_what_fits_a_screen_and_the_next_tick_goes_on() throws IOException {
    write("rows", "one\nbad\ntwo\n");

    Launched.Result failed = tick();

    assertThat(failed.code()).isEqualTo(2);
    assertThat(failed.stdout())
        .contains("nightly: 1 of 3 targets did not succeed (exit 2)")
        .contains("to go on:  runner resume 2")
        .contains("rows/bad/step-1: exit 1", "    | checking bad");
    assertThat(failed.stdout().lines().count()).isLessThan(24);
    assertThat(failed.stderr()).isEmpty();

    write("rows", "one\ngood\ntwo\n");
    assertThat(tick().told()).isEqualTo("0||");
    assertThat(runner("runs").with("HOME", folder() + "/home").run().code()).isZero();
  }

  @Test
  void a_tick_goes_on_where_the_deadline_came() throws IOException {
    write("rows", "a\nb\nc\nd\n");
    write(
        "plan.yaml",
        PLAN.replace("jobs:", "deadline: 700ms\nconcurrency: 1\njobs:")
            .replace("test \"$RUN_TARGET\" != bad", "echo $RUN_TARGET >>done; sleep 0.3"));

    Launched.Result first = tick();

    assertThat(first.code()).isEqualTo(75);
    assertThat(first.stdout()).contains("of 4 targets did not succeed (exit 75)");
    assertThat(read("done")).startsWith("a\n").doesNotContain("d");
    for (int i = 0; i < 4 && tick().code() == 75; i++) {}
    assertThat(read("done")).isEqualTo("a\nb\nc\nd\n");
  }

  @Test
  void a_deadline_that_came_while_the_last_target_ended_well_is_no_failure() throws IOException {
    write("rows", "a\n");
    write(
        "plan.yaml",
        PLAN.replace("jobs:", "deadline: 300ms\njobs:")
            .replace("test \"$RUN_TARGET\" != bad", "sleep 1"));

    assertThat(tick().stdout()).startsWith("nightly: it was stopped (exit 75)\n");
  }

  @Test
  void many_failures_still_fit() throws IOException {
    write("rows", "bad\n");
    write(
        "plan.yaml",
        PLAN.replace("lines: rows", "list: [a, b, c, d, e, f, g, h, i, j]")
            .replace("test \"$RUN_TARGET\" != bad", "exit 3"));

    Launched.Result failed = tick();

    assertThat(failed.code()).isEqualTo(1);
    assertThat(failed.stdout()).contains("... and 5 more failed targets");
    assertThat(failed.stdout().lines().count()).isLessThan(35);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 3 * * *            | *-*-* 03:00:00
          */15 8-18 * * *      | *-*-* 08..18:00/15:00
          5,35 * 1,15 * *      | *-*-01,15 *:05,35:00
          0 0 * 1-3 *          | *-01..03-* 00:00:00
          0 6 * * 1-5          | Mon,Tue,Wed,Thu,Fri *-*-* 06:00:00
          0 6 * * 0            | Sun *-*-* 06:00:00
          0 6 1 * 7            | *-*-01 06:00:00
          """)
  void systemd_is_told_the_same_times(String at, String calendar) throws IOException {
    Launched.Result printed = runner("cron", "plan.yaml", "--at", at).run();

    assertThat(printed.stdout()).contains("\n" + at + " ", "OnCalendar=" + calendar + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          61 3 * * *   | `61` is no minute
          0 24 * * *   | `24` is no hour
          0 0 0 * *    | `0` is no day of the month
          0 0 * JAN *  | `JAN` is no month
          0 0 * * 8    | `8` is no day of the week
          0 3 * *      | it has five fields
          @daily       | it has five fields
          """)
  void other_times_are_refused(String at, String why) throws IOException {
    Launched.Result refused = runner("cron", "plan.yaml", "--at", at).run();

    assertThat(refused.code()).isEqualTo(64);
    assertThat(refused.stderr()).contains("runner: --at '" + at + "': ", why);
  }

  @Test
  void paths_and_params_come_through() throws IOException {
    Path odd = Files.createDirectories(folder().resolve("odd name's"));
    Files.writeString(
        odd.resolve("plan.yaml"),
        "{version: 1, name: x, params: {p: {default: a}}, jobs: {a: {steps: [{exec: [sh, -c,"
            + " 'echo \"$1\" >out', sh, '${{ params.p }}']}]}}}");

    Launched.Result printed =
        Launch.runner(odd, "cron", "plan.yaml", "--at", "0 3 * * *", "-p", "p=5% of $HOME").run();
    String line = printed.stdout().lines().skip(1).findFirst().orElseThrow();
    assertThat(line).contains("\\%").doesNotContain(" % ");
    bash(line.substring("0 3 * * * ".length()).replace("\\%", "%")).run();

    assertThat(Files.readString(odd.resolve("out"))).isEqualTo("5% of $HOME\n");
  }
}
