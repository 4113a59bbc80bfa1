package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The hook for pre-commit, with Debian's pre-commit, which `make tools` installs, in a repository
/// that names ours.
final class PreCommitTest extends SystemTest {
  private static final String BROKEN =
      "version: 1\nname: broken\njobs: {a: {retires: 3, steps: [{exec: [ls]}]}}\n";

  @BeforeEach
  void repositories() throws IOException {
    write(
        ".env",
        """
        export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 PRE_COMMIT_HOME=$PWD/../.cache
        export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b
        export PATH=$(dirname "$RUNNER"):$PATH NO_COLOR=1
        """);
    write("tool/.pre-commit-hooks.yaml", "");
    assertThat(
            bash("""
                    mkdir mine && cd mine && . ../.env
                    cp "%s" ../tool/.pre-commit-hooks.yaml
                    git init -q ../tool && (cd ../tool && git add . && git commit -qm hooks)
                    git init -q
                    printf 'repos:\\n- repo: ../tool\\n  rev: %%s\\n  hooks: [{id: runner-validate}]\\n' \\
                      "$(git -C ../tool rev-parse HEAD)" >.pre-commit-config.yaml
                    pre-commit install >../install.log
                    """
                    .formatted(Path.of(".pre-commit-hooks.yaml").toAbsolutePath()))
                .run()
                .told())
        .isEqualTo("0||");
  }

  @Test
  void a_broken_plan_is_not_committed() throws Exception {
    write("mine/plan.yaml", BROKEN);
    Launched.Result result = committed();

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.stderr())
        .contains("runner validate", "Failed", "exit code: 65")
        .contains("plan.yaml:3:12: unknown key `retires` in a job", "= did you mean `retry`?");
  }

  @Test
  void what_is_sound_and_what_is_no_plan_is() throws Exception {
    write("mine/plan.yaml", BROKEN.replace("retires", "retry"));
    write("mine/deep/er/nightly.plan.yml", BROKEN.replace("retires", "retry"));
    write("mine/myplan.yaml", "no plan\n");
    Launched.Result result = committed();

    assertThat(result.code()).as(result.stderr()).isZero();
    assertThat(result.stderr()).containsPattern("runner validate\\.+Passed");
  }

  @Test
  void a_commit_without_plans_starts_nothing() throws Exception {
    write("mine/myplan.yaml", "no plan\n");
    Launched.Result result = committed();

    assertThat(result.code()).as(result.stderr()).isZero();
    assertThat(result.stderr()).contains("(no files to check)Skipped");
  }

  private Launched.Result committed() throws IOException {
    return bash("cd mine && . ../.env && git add . && git commit -qm 'A plan'").run();
  }
}
