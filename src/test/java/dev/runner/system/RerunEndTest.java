package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.SideBySide;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whether a run watches files at all, and how it ends and what it reports when it does.
final class RerunEndTest extends SystemTest {
  /// Three targets, of which those that have a file of their name fail.
  private static final String THREE =
      """
      version: 1
      name: three
      jobs:
        work:
          targets: [a, b, c]
          watch: {paths: "src/${{ target.key }}", debounce: 100ms}
          steps: [{run: "test ! -e src/${{ target.key }}/fails"}]
      """;

  private Rerun three(String failing, String... options) throws IOException {
    write("plan.yaml", THREE);
    for (String name : new String[] {"a", "b", "c"}) {
      write("src/" + name + "/file", "");
    }
    for (String name : failing.split("")) {
      write("src/" + name + "/fails", "");
    }
    String[] all = new String[options.length + 2];
    all[0] = "apply";
    all[1] = "plan.yaml";
    System.arraycopy(options, 0, all, 2, options.length);
    return Rerun.start(runner(all));
  }

  @ParameterizedTest
  @SideBySide
  @CsvSource({
    "b,   rm src/b/fails,                     0, 3, 0",
    "b,   touch src/a/new,                    2, 2, 1",
    "a,   rm src/a/fails; touch src/b/fails,  2, 2, 1",
    "ab,  touch src/c/fails,                  1, 0, 3",
    "abc, rm src/c/fails,                     2, 1, 2",
  })
  void the_last_outcomes_count(String failing, String change, int code, int succeeded, int failed)
      throws Exception {
    try (Rerun run = three(failing)) {
      run.untilRests(1);
      assertThat(bash(change).run().code()).isZero();
      run.staysAtRest(2);
      Launched.Result result = run.interrupt();

      assertThat(result.code()).isEqualTo(code);
      assertThat(result.stdout())
          .contains("Total 3 | Succeeded %d | Failed %d |".formatted(succeeded, failed));
      assertThat(run.processes()).isEmpty();
    }
  }

  @Test
  @SideBySide
  void reports_for_programs_have_each_target_once() throws Exception {
    try (Rerun run = three("a", "-o", "csv")) {
      run.untilRests(1);
      assertThat(bash("rm src/a/fails; touch src/c/fails").run().code()).isZero();
      run.untilRests(2);
      Launched.Result result = run.interrupt();

      assertThat(Reported.of(result.stdout()).stream().map(it -> it.target() + it.outcome()))
          .containsExactly("asucceeded", "bsucceeded", "cfailed");
    }
  }

  @Test
  @SideBySide
  void a_json_report_is_as_its_schema_says() throws Exception {
    try (Rerun run = three("a", "-o", "json")) {
      run.untilRests(1);
      assertThat(bash("rm src/a/fails").run().code()).isZero();
      run.untilRests(2);
      Launched.Result result = run.interrupt();

      assertThat(ReportSchema.complaints(result.stdout())).isEmpty();
      assertThat(result.stdout().split("\"key\": *\"a\"", -1)).hasSize(2);
      assertThat(result.code()).isZero();
    }
  }

  @Test
  @SideBySide
  void control_c_in_the_middle_of_a_round_is_told_by_the_code() throws Exception {
    write("src/file", "");
    write(
        "plan.yaml",
        """
        version: 1
        name: middle
        jobs:
          work:
            watch: src
            steps: [{run: "test ! -e src/slow || sleep 1000"}]
        """);
    try (Rerun run = Rerun.start(runner("apply", "plan.yaml"))) {
      run.untilRests(1);
      write("src/slow", "");
      run.until("it sleeps", () -> run.processes().toString().contains("sleep 1000"));
      Launched.Result result = run.interrupt();

      assertThat(result.code()).isEqualTo(130);
      assertThat(result.stdout()).contains("Total 1 | Succeeded 0 | Failed 0", "Cancelled 1");
      assertThat(run.processes()).isEmpty();
    }
  }

  @Test
  @SideBySide
  void no_watch_ends_by_itself() throws Exception {
    try (Rerun run = three("b", "--no-watch")) {
      Launched.Result result = run.end();

      assertThat(result.code()).isEqualTo(2);
      assertThat(run.rests()).isEmpty();
    }
  }

  @Test
  @SideBySide
  void watch_is_for_plans_that_do_not_speak_of_it() throws Exception {
    write(
        "work/plan.yaml",
        """
        version: 1
        name: silent
        jobs: {first: {steps: [{exec: ["true"]}]}, second: {steps: [{exec: ["true"]}]}}
        """);
    assertThat(runner("apply", "work/plan.yaml").run().code()).isZero();
    try (Rerun run = Rerun.start(runner("apply", "work/plan.yaml", "--watch"))) {
      run.untilRests(1);
      write("work/deep/file", "");
      run.staysAtRest(2);

      assertThat(run.rounds()).containsExactly("deep/file changed, running again: first, second");
      assertThat(run.interrupt().code()).isZero();
    }
  }

  @Test
  @SideBySide
  void watch_watches_the_targets_that_are_files() throws Exception {
    write("pages/a.md", "");
    write("pages/b.md", "");
    write(
        "plan.yaml",
        """
        version: 1
        name: pages
        jobs:
          page:
            targets: {glob: "pages/*.md"}
            steps: [{exec: [echo, "${{ target.path }}"]}]
        """);
    try (Rerun run = Rerun.start(runner("apply", "plan.yaml", "-w"))) {
      run.untilRests(1);
      write("other", "");
      run.staysAtRest(1);
      write("pages/b.md", "new");
      run.staysAtRest(2);

      assertThat(run.rounds()).hasSize(1);
      assertThat(run.rounds().getFirst())
          .startsWith("pages/b.md changed, running again: ")
          .contains("b.md")
          .doesNotContain("a.md");
    }
  }
}
