package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.expr.Json;
import dev.runner.expr.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The commands that start nothing.
final class CommandsTest extends SystemTest {
  @BeforeEach
  void plan() throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: shown
        description: What it is for.
        params:
          root: {type: path}
          word: {type: string, default: it's}
        concurrency: 4
        jobs:
          build:
            targets: [one, "two \\"quoted\\""]
            rate_limit: 5/s
            steps:
              - {id: make, exec: [touch, started, "${{ target.key }}", "${{ params.word }}"], timeout: 3s}
              - {id: check, needs: [make], run: "echo ${{ target.key }}"}
              - {id: other, needs: [], exec: ["true"]}
          pack:
            needs: [build]
            if: always()
            targets: {command: {exec: [sh, -c, "touch listed; echo x"], parse: lines}}
            steps: [{exec: [touch, started]}]
          "ship-it":
            needs: {pack: {condition: completed}}
            steps: [{exec: [touch, started]}]
        """);
  }

  @Test
  void validate_needs_no_params() throws Exception {
    assertThat(runner("validate", "plan.yaml").run().told())
        .isEqualTo("0|plan.yaml: a valid plan\n|");
  }

  @Test
  void plan_shows_what_would_be_done_and_does_nothing() throws Exception {
    Launched.Result result = runner("plan", "plan.yaml", "-v", "-p", "root=/x").run();

    assertThat(result.code()).isZero();
    assertThat(result.stderr()).isEmpty();
    assertThat(result.stdout())
        .contains("touch started one 'it'\\''s'")
        .contains("touch started 'two \"quoted\"' 'it'\\''s'")
        .contains("at most 4 attempts at once", "rate_limit 5/1s", "timeout 3s")
        .contains("ship-it");
    assertThat(folder().resolve("started")).doesNotExist();
    assertThat(folder().resolve("listed")).doesNotExist();
  }

  @Test
  void plan_lists_targets_by_commands_where_that_is_asked_for() throws Exception {
    assertThat(runner("plan", "plan.yaml", "--resolve", "-p", "root=/x").run().code()).isZero();
    assertThat(folder().resolve("listed")).exists();
    assertThat(folder().resolve("started")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tree", "mermaid", "dot"})
  void graph_draws_jobs_and_their_needs(String format) throws Exception {
    Launched.Result result = runner("graph", "plan.yaml", "-o", format).run();

    assertThat(result.code()).isZero();
    assertThat(result.stderr()).isEmpty();
    assertThat(result.stdout()).contains("build", "pack", "ship-it");
    write("drawing", result.stdout());
    if (format.equals("dot")) {
      assertThat(bash("! command -v dot >&- || dot -Tsvg drawing >svg").run().told())
          .isEqualTo("0||");
      assertThat(result.stdout()).startsWith("digraph ").contains("\"build\" -> \"pack\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan", "fragment", "report", "event", "problems", "outline"})
  void schema_prints_what_is_published(String document) throws Exception {
    Launched.Result result = runner("schema", document).run();

    assertThat(result.told())
        .isEqualTo("0|" + Files.readString(Path.of("schemas", document + ".schema.json")) + "|");
    assertThat(((Value.Obj) Json.parse(result.stdout())).fields()).containsKey("$schema");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "schema",
        "explain",
        "explain jobs",
        "init -o -",
        "validate -o json plan.yaml",
        "validate -o github none.yaml"
      })
  void what_can_t_be_printed_is_an_error(String command) throws Exception {
    assertThat(bash("\"$RUNNER\" " + command + " >/dev/full").run().told())
        .isEqualTo("74||runner: No space left on device\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"apply", "exec", "eval", "plan", "explain", "runs", "cron", "report"})
  void what_help_says_is_written_as_it_is_meant(String command) throws Exception {
    String help = runner(command, "--help").run().stdout();

    assertThat(help).startsWith("Usage: runner " + command + " ");
    assertThat(help).doesNotContain("%%", "$$", "%n");
  }

  /// A run needs none of it, and would begin later.
  @Test
  void a_run_loads_nothing_of_what_explains_the_language() throws Exception {
    write("short.yaml", "version: 1\nname: short\njobs: {a: {steps: [{exec: ['true']}]}}\n");
    Launched.Result result =
        runner("apply", "short.yaml")
            .with("RUNNER_JAVA_OPTS", "-Xlog:class+load:file=loaded.log")
            .run();

    assertThat(result.code()).isZero();
    assertThat(read("loaded.log"))
        .contains("dev.runner.read.")
        .doesNotContain("dev.runner.language.");
  }

  @Test
  void completion_completes_commands_and_options_in_bash() throws Exception {
    write("completion", runner("completion").run().stdout());
    Launched.Result result =
        bash("""
                bash -n completion && . ./completion || exit 1
                complete -p runner >&2
                function=$(complete -p runner | sed 's/.*-F \\([^ ]*\\) .*/\\1/')
                try() {
                  COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE="$*" COMP_POINT=${#COMP_LINE}
                  COMPREPLY=()
                  "$function" runner "${!#}" "${COMP_WORDS[$COMP_CWORD - 1]}"
                  echo "${COMPREPLY[*]}"
                }
                try runner va
                try runner apply --str
                try runner apply --stream pre
                try runner graph -o mer
                try runner plan -o js
                try runner explain jobs.req
                try runner explain defaults.http.redi
                try runner explain jobs.retry
                try runner explain limits.
                try runner explain nope
                try runner apply --quiet ch
                """)
            .run();

    assertThat(result.code()).isZero();
    assertThat(result.stdout().lines().map(String::strip))
        .containsExactly(
            "validate",
            "--stream",
            "prefixed",
            "mermaid",
            "json",
            "jobs.require",
            "defaults.http.redirects",
            "jobs.retry jobs.retry.max jobs.retry.delay jobs.retry.backoff jobs.retry.max_delay"
                + " jobs.retry.jitter jobs.retry.on",
            "limits.rate limits.burst limits.quota limits.concurrency limits.key limits.max_pause",
            "",
            "changed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "apply",
        "plan",
        "validate",
        "graph",
        "eval",
        "exec",
        "explain",
        "schema",
        "completion"
      })
  void help_teaches_with_examples(String command) throws Exception {
    Launched.Result result = runner(command, "--help").run();

    assertThat(result.code()).isZero();
    assertThat(result.stderr()).isEmpty();
    assertThat(result.stdout())
        .startsWith("Usage: runner " + command)
        .contains("Examples:")
        .satisfies(it -> assertThat(it.lines()).allMatch(line -> line.length() <= 100));
  }

  @Test
  void help_and_version_come_first() throws Exception {
    assertThat(runner("--help").run().stdout())
        .contains("apply", "plan", "validate", "graph", "exec", "schema", "completion");
    assertThat(runner("--version").run().stdout()).matches("runner \\S+\n");
  }
}
