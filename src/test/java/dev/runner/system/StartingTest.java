package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Commands that can't be started: each is told in its own words, which say what to do.
final class StartingTest extends SystemTest {
  private static final String PLAN =
      """
      version: 1
      name: starting
      jobs:
        not-found: {steps: [{exec: [no-such-program]}]}
        no-file: {steps: [{exec: [./no-such-file]}]}
        not-executable: {steps: [{exec: [./plain]}]}
        folder: {steps: [{exec: [./folder]}]}
        bad-interpreter: {steps: [{exec: [./bad]}]}
        windows-lines: {steps: [{exec: [./windows]}]}
        no-program: {steps: [{exec: [./empty]}]}
        too-large:
          steps:
            - id: fill
              run: head -c 3000000 /dev/zero | tr '\\0' x
              outputs: {all: "${{ stdout }}"}
            - exec: [echo, "${{ steps.fill.outputs.all }}"]
        vanished:
          steps:
            - run: rmdir gone
            - {exec: ["true"], working_dir: gone}
        no-folder: {steps: [{exec: ["true"], working_dir: plain}]}
        fine: {steps: [{exec: [./fine]}]}
      """;

  private void executable(String name, String text) throws Exception {
    Path file = write(name, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Map<String, Reported> reported() throws Exception {
    write("plan.yaml", PLAN);
    write("plain", "echo\n");
    write("folder/.keep", "");
    executable("bad", "#!/no/such/interpreter -x\necho\n");
    executable("windows", "#!/bin/sh\r\necho\r\n");
    executable("empty", "\u0001\u0002");
    executable("fine", "#!/bin/sh\necho\n");
    assertThat(folder().resolve("gone").toFile().mkdir()).isTrue();
    Launched.Result result = runner("apply", "plan.yaml", "-o", "csv").run();

    assertThat(result.code()).isEqualTo(2);
    Map<String, Reported> rows = new LinkedHashMap<>();
    Reported.of(result.stdout()).forEach(it -> rows.put(it.target(), it));
    return rows;
  }

  @Test
  void each_obstacle_has_its_own_message() throws Exception {
    Map<String, Reported> rows = reported();

    assertThat(rows.remove("fine").succeeded()).isTrue();
    assertThat(rows.values()).allMatch(it -> it.outcome().equals("failed"));
    assertThat(rows.values()).extracting(Reported::reason).doesNotHaveDuplicates();
    says(rows, "not-found", "`no-such-program`", "was not found on the PATH");
    says(rows, "no-file", "`./no-such-file`", "was not found");
    says(rows, "not-executable", "`./plain`", "is not executable", "chmod +x");
    says(rows, "folder", "`./folder`", "is a folder");
    says(rows, "bad-interpreter", "`./bad`", "interpreter", "/no/such/interpreter", "not found");
    says(rows, "windows-lines", "`./windows`", "/bin/sh", "Windows");
    says(rows, "no-program", "`./empty`", "#!");
    says(rows, "too-large", "`echo`", "too large", "E2BIG", "stdin or a file");
    says(rows, "vanished", folder() + "/gone", "doesn't exist");
    says(rows, "no-folder", folder() + "/plain", "is not a folder");
    assertThat(rows.get("bad-interpreter").reason()).doesNotContain("Windows");
  }

  private static void says(Map<String, Reported> rows, String job, String... words) {
    assertThat(rows.get(job).reason()).as(job).contains(List.of(words));
  }

  @Test
  void what_could_not_be_started_is_not_tried_again() throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: again
        jobs: {all: {steps: [{exec: [no-such-program], retry: {max: 3, delay: 1h}}]}}
        """);

    assertThat(runner("apply", "plan.yaml", "-o", "csv").run().stdout().lines().toList().getLast())
        .matches("all,all,failed,.*was not found.*,1,\\d+");
  }

  @Test
  void a_program_that_is_being_written_is_told_as_such() throws Exception {
    Launched.Result result =
        bash("""
                cp /bin/true busy
                exec 8>>busy
                "$RUNNER" exec -o csv -- ./busy
                """)
            .run();

    assertThat(Reported.of(result.stdout()).getFirst().reason()).contains("ETXTBSY");
  }

  @Test
  void an_argument_of_a_hundred_kilobytes_is_fine() throws Exception {
    Launched.Result result =
        bash("""
                "$RUNNER" exec -q --stream group -- echo "$(head -c 131000 /dev/zero | tr '\\0' x)" | wc -c
                """)
            .run();

    assertThat(result.told()).isEqualTo("0|131001\n|");
  }
}
