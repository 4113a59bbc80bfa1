package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The logs of CI systems: what each task prints is folded, and commands none.
final class SectionsTest extends SystemTest {
  private static final String UUID = "[0-9a-f-]{36}";

  @BeforeEach
  void plan() throws IOException {
    write(
        "plan.yaml",
        """
        version: 1
        name: folds
        concurrency: 1
        jobs:
          each:
            targets: {list: [a, 50% b]}
            steps:
              - run: |
                  echo "::error::${{ target.key }}"; echo ::endgroup::; printf 'no break'
        """);
  }

  @Test
  void actions_folds_each_task_and_heeds_none_of_its_commands() throws IOException {
    String log = runner("apply", "plan.yaml").with("GITHUB_ACTIONS", "true").run().stdout();

    assertThat(log.replaceAll(UUID, "TOKEN"))
        .startsWith(
            """
            ::group::a
            ::stop-commands::TOKEN
            ::error::a
            ::endgroup::
            no break
            ::TOKEN::
            ::endgroup::
            ::group::50%25 b
            ::stop-commands::TOKEN
            ::error::50% b
            ::endgroup::
            no break
            ::TOKEN::
            ::endgroup::
            target  outcome\
            """);
  }

  @Test
  void no_run_has_the_token_of_another_one() throws IOException {
    String one = runner("apply", "plan.yaml").with("GITHUB_ACTIONS", "true").run().stdout();
    String two = runner("apply", "plan.yaml").with("GITHUB_ACTIONS", "true").run().stdout();

    assertThat(one.lines().skip(1).findFirst()).isNotEqualTo(two.lines().skip(1).findFirst());
  }

  @Test
  void gitlab_folds_each_task() throws IOException {
    String log = runner("apply", "plan.yaml").with("GITLAB_CI", "true").run().stdout();

    assertThat(
            log.replaceAll(":\\d{10}:", ":TIME:")
                .replace("\u001b[0K", "<EL>")
                .replace("\r", "<CR>"))
        .startsWith(
            """
            <EL>section_start:TIME:runner_0_0_0[collapsed=true]<CR><EL>a
            ::error::a
            ::endgroup::
            no break
            <EL>section_end:TIME:runner_0_0_0<CR><EL>
            <EL>section_start:TIME:runner_0_1_0[collapsed=true]<CR><EL>50% b
            """);
  }

  @Test
  void what_the_caller_or_the_plan_says_wins_and_a_quiet_run_is_quiet() throws IOException {
    assertThat(
            runner("apply", "plan.yaml", "--stream", "failures")
                .with("GITHUB_ACTIONS", "true")
                .run()
                .stdout())
        .startsWith("target ");
    assertThat(runner("apply", "plan.yaml", "-q").with("GITHUB_ACTIONS", "true").run().told())
        .isEqualTo("0||");
  }

  @Test
  void a_machine_format_has_stdout_to_itself() throws IOException {
    Launched.Result result =
        runner("apply", "plan.yaml", "-o", "json").with("GITHUB_ACTIONS", "true").run();

    assertThat(result.stdout()).startsWith("{");
    assertThat(result.stderr()).startsWith("::group::a\n");
  }
}
