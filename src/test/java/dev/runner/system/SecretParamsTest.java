package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The value of a secret param is told to its commands, and to nobody else.
final class SecretParamsTest extends SystemTest {
  private static final String PLAN =
      """
      version: 1
      name: hush
      params:
        token: {secret: true}
        n: {type: integer, default: 1}
      jobs:
        all:
          steps:
            - {id: check, exec: [sh, -c, test $0 = hunter''2, "${{ params.token }}"], env: {T: "x ${{ params.token }}"}}
            - {id: fail, exec: ["false"], needs: []}
            - {id: ask, if: false, http: {url: "http://localhost/?t=${{ params.token }}"}}
      """;

  @Test
  void is_in_no_message_plan_or_journal_and_is_wanted_again_by_a_resumed_run() throws Exception {
    write("plan.yaml", PLAN);
    write("secret.yaml", "token: hunter2\n");

    Launched.Result plan = runner("plan", "plan.yaml", "--params", "secret.yaml").run();
    assertThat(plan.code()).isZero();
    assertThat(plan.stdout()).contains("2' ***", "http://localhost/?t=***");

    Launched.Result run =
        runner("apply", "plan.yaml", "--param=token=hunter2", "-v", "--state-dir", "state").run();
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.stderr()).doesNotContain("hunter2");
    assertThat(journal()).contains("\"--param=token=***\"").doesNotContain("hunter2");

    Launched.Result silent = runner("resume", "--state-dir", "state").run();
    assertThat(silent.code()).isEqualTo(64);
    assertThat(silent.stderr())
        .isEqualTo(
            "runner: `token` is a secret, which no run keeps: give it again, as with -p token=...\n");

    Launched.Result resumed =
        runner("resume", "--state-dir", "state", "--params", "secret.yaml", "-p", "token=hunter2")
            .run();
    assertThat(resumed.code()).isEqualTo(1);
    assertThat(resumed.stdout()).contains("fail");
    assertThat(journal()).doesNotContain("hunter2");
  }

  private String journal() throws Exception {
    try (Stream<Path> files = Files.walk(folder().resolve("state"))) {
      Path journal =
          files.filter(it -> it.endsWith("journal.jsonl")).collect(Collectors.toList()).getFirst();
      return Files.readString(journal);
    }
  }
}
