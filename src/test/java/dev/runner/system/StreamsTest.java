package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.expr.Json;
import dev.runner.expr.Value;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What arrives on stdout and stderr, and what happens when they are not what one expects.
final class StreamsTest extends SystemTest {
  private static final String TWO =
      """
      version: 1
      name: two
      concurrency: 1
      jobs:
        say:
          targets: [a, b]
          steps:
            - run: |
                echo out-1 ${{ target.key }}; echo err-1 ${{ target.key }} >&2
                echo out-2 ${{ target.key }}; echo err-2 ${{ target.key }} >&2
                [ ${{ target.key }} = a ]
      """;

  private Launch two(String... options) throws IOException {
    write("plan.yaml", TWO);
    String[] all = new String[options.length + 2];
    all[0] = "apply";
    all[1] = "plan.yaml";
    System.arraycopy(options, 0, all, 2, options.length);
    return runner(all);
  }

  /// Only the children's lines.
  private static String said(String text) {
    return String.join(
        " / ", text.lines().filter(it -> it.matches("(\\[.] )?(out|err)-.*")).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "live     | out-1 a / out-2 a / out-1 b / out-2 b",
        "group    | out-1 a / out-2 a / out-1 b / out-2 b",
        "prefixed | [a] out-1 a / [a] out-2 a / [b] out-1 b / [b] out-2 b",
        "failures | ''",
        "none     | ''",
      })
  void each_stream_mode_keeps_the_descriptors_apart(String mode, String out) throws Exception {
    Launched.Result result = two("--stream", mode).run();

    assertThat(said(result.stdout())).isEqualTo(out);
    assertThat(said(result.stderr())).isEqualTo(out.replace("out-", "err-"));
    assertThat(result.stdout())
        .contains("Total 2 | Succeeded 1 | Failed 1")
        .contains("    | err-1 b\n    | err-2 b\n");
    assertThat(result.code()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"live", "group", "prefixed", "failures"})
  void the_json_document_has_stdout_for_itself(String mode) throws Exception {
    Launched.Result result = two("-o", "json", "--stream", mode).run();

    Value report = Json.parse(result.stdout());
    assertThat(ReportSchema.complaints(result.stdout())).isEmpty();
    assertThat(report.toString()).contains("out-1 a").contains("err-2 b");
    assertThat(result.code()).isEqualTo(2);
  }

  @Test
  void quiet_says_nothing_unless_something_went_wrong() throws Exception {
    assertThat(two("-q", "--target", "a").run().told()).isEqualTo("0||");
    assertThat(two("-q", "--target", "a", "--stream", "prefixed").run().code()).isZero();

    Launched.Result failed = two("-q").run();
    assertThat(failed.code()).isEqualTo(2);
    assertThat(failed.stdout())
        .contains("two: 1 of 2 targets did not succeed", "say/b/step-1: exit 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"prefixed", "live"})
  void whoever_stops_reading_stops_the_run(String mode) throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: endless
        jobs: {all: {targets: [a, b], steps: [{exec: [sh, -c, "yes; sleep 1000"], grace: 200ms}]}}
        """);
    Launch launch =
        bash(
            "\"$RUNNER\" apply plan.yaml --stream MODE 2>err | head -1; echo ${PIPESTATUS[0]}"
                .replace("MODE", mode));
    try (Launched run = launch.start()) {
      assertThat(run.end().stdout()).matches("(\\[.] )?y\n141\n");
      assertThat(Marked.commands(launch.mark())).isEmpty();
      assertThat(read("err")).doesNotContain("at dev.runner");
    }
  }

  @Test
  void a_report_that_nobody_reads_ends_with_141() throws Exception {
    two();
    assertThat(bash("\"$RUNNER\" apply plan.yaml 2>err | true; echo ${PIPESTATUS[0]}").run().told())
        .isEqualTo("0|141\n|");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<&-           | 0",
        ">&-           | 0",
        "2>&-          | 0",
        "<&- >&- 2>&-  | 0",
        ">/dev/full    | 74",
        ">/dev/full --stream prefixed | 74",
        ">/dev/full -o json | 74",
        "2>/dev/full -v | 0",
      })
  void closed_and_full_streams_are_no_mystery(String redirection, int code) throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: reading
        jobs: {all: {steps: [{run: "cat; echo done >>log; echo shown"}]}}
        """);
    Launched.Result result = bash("\"$RUNNER\" apply plan.yaml " + redirection).run();

    assertThat(result.code()).isEqualTo(code);
    assertThat(read("log")).isEqualTo("done\n");
    assertThat(result.stderr()).doesNotContain("at dev.runner");
    if (code == 74) {
      assertThat(result.stderr()).contains("No space left on device");
    }
  }

  @Test
  void children_find_nothing_on_stdin() throws Exception {
    write("plan.yaml", "version: 1\nname: x\njobs: {x: {steps: [{run: wc -c >count}]}}\n");

    assertThat(runner("apply", "plan.yaml", "-q").reading("not theirs").run().told())
        .isEqualTo("0||");
    assertThat(read("count").strip()).isEqualTo("0");
  }

  @Test
  void control_sequences_of_children_are_neutralised_in_the_report() throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: x
        jobs: {x: {steps: [{run: "printf '\\\\033]0;title\\\\007\\\\033[2J\\\\233\\\\377\\\\r' >&2; exit 1"}]}}
        """);
    Launched.Result result = runner("apply", "plan.yaml").run();

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.stdout()).contains("title").doesNotContain("\u001b").doesNotContain("\u0007");
  }
}
