package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.SideBySide;
import dev.runner.language.Key;
import dev.runner.language.Language;
import dev.runner.text.Width;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `explain` prints.
final class ExplainTest extends SystemTest {
  @Test
  @SideBySide
  void tells_all_of_a_key() throws Exception {
    assertThat(runner("explain", "jobs.*.retry").run().told())
        .isEqualTo(
            """
            0|jobs.*.retry: Retry

            How often a failed attempt is made again: `3` is three further attempts. Delays
            grow exponentially and vary a little. The long form says when and after what. Or
            `${{ }}` over `params`, `vars` and `env`.

            Type     whole number from 0, or mapping, or `${{ }}`
            Also at  jobs.*.steps.*.retry, defaults.retry

            Example:

              jobs:
                build:
                  retry: 3

            Or:

              retry:
                max: 3
                delay: 1s
                backoff: 2
                max_delay: 30s
                jitter: 0.3
                on: {exit_codes: [128], timeout: true}

            Keys of jobs.*.retry:

              max        Further attempts (required)
              delay      First delay (default `1s`)
              backoff    Growth of the delay (default `2`)
              max_delay  Longest delay (default `1m`)
              jitter     Variation of the delay (default `0.3`)
              on         Worth another attempt
            |""");
  }

  @Test
  @SideBySide
  void lists_the_keys_of_a_plan() throws Exception {
    Launched.Result result = runner("explain").run();

    assertThat(result.code()).isZero();
    assertThat(result.stdout())
        .containsPattern(" {2}version +Version of the plan language \\(required\\)\n")
        .containsPattern(" {2}jobs +Jobs\n");
  }

  @Test
  @SideBySide
  void lets_choose_where_a_name_means_several_things() throws Exception {
    Launched.Result result = runner("explain", "timeout").run();

    assertThat(result.code()).isZero();
    assertThat(result.stdout())
        .startsWith("`timeout` means 5 things:\n\nTimeout of an attempt\n")
        .contains("  runner explain jobs.timeout\n", "  runner explain overlap.timeout\n");
    assertThat(runner("explain", "overlap.timeout").run().stdout())
        .startsWith("overlap.timeout: Longest wait\n");
  }

  @ParameterizedTest
  @SideBySide
  @CsvSource(
      delimiter = '|',
      value = {
        "retires       | did you mean `runner explain retry`?",
        "jobs.retires  | did you mean `runner explain jobs.retry`?",
        "steps.htpp    | did you mean `runner explain steps.http`?",
        "depends_on    | did you mean `runner explain needs`?",
        "max-parallel  | did you mean `runner explain concurrency`?",
        "jobs.build    | `runner explain jobs` lists those below it",
        "xyzzy         | `runner explain` lists those that there are",
        "dotenv-files  | did you mean `runner explain env_file`?",
        "percent       | these speak of it:",
      })
  void says_what_was_probably_meant(String asked, String hint) throws Exception {
    Launched.Result result = runner("explain", asked).run();

    assertThat(result.code()).isEqualTo(64);
    assertThat(result.stdout()).isEmpty();
    assertThat(result.stderr())
        .startsWith("runner: no key of a plan is called `" + asked + "`; " + hint);
  }

  @Test
  @SideBySide
  void whatever_is_asked_gets_a_short_answer() throws Exception {
    String hostile = "a\u001b[2J.".repeat(5000);
    Launched.Result result = runner("explain", hostile).run();

    assertThat(result.code()).isEqualTo(64);
    assertThat(result.stderr())
        .hasSizeLessThan(250)
        .doesNotContain("\u001b")
        .endsWith(" lists those that there are\n");
  }

  /// All in one go: each start would cost a quarter of a second.
  @Test
  @SideBySide
  void every_key_fits_into_80_columns() throws Exception {
    Language language = Language.of(Files.readString(Path.of("schemas/plan.schema.json")));
    String paths =
        language.plan().keys().stream().map(Key::shown).collect(Collectors.joining(" "))
            + " jobs.steps jobs.targets steps.http steps.ready steps.exec steps.throttled timeout max targets.failed_of";
    String told =
        bash("for key in " + paths + "; do \"$RUNNER\" explain $key || exit; done").run().stdout();

    assertThat(told.lines()).hasSizeGreaterThan(500).allMatch(it -> Width.of(it) <= 80);
    assertThat(told).doesNotContain("\u001b");
  }

  @Test
  @SideBySide
  void has_colours_on_a_terminal() throws Exception {
    try (Tmux terminal = new Tmux(bash("\"$RUNNER\" explain steps.needs" + Tmux.AFTER), 100, 40)) {
      assertThat(terminal.end()).isZero();
      assertThat(terminal.coloured())
          .contains("\u001b[1mjobs.*.steps.*.needs\u001b[", "\u001b[36m");
      assertThat(terminal.screen()).contains("[]: none.");
    }
  }
}
