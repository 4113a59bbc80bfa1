package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Goes on with runs, between which rows, steps and values have changed. Each task adds a line to
/// `done`: what is done again is there twice.
final class ResumeTest extends SystemTest {
  private static final String PLAN =
      """
      version: 1
      name: resumed
      params: {word: {default: one}, unused: {default: x}}
      jobs:
        rows:
          targets: {csv: rows.csv, key: id}
          steps:
            - id: first
              exec: [sh, -c, 'echo "$1 first $2" >>done; exit "$3"', sh, "${{ target.key }}",
                "${{ target.value }}", "${{ target.code }}"]
              outputs: {word: "${{ params.word }}"}
            - id: second
              run: echo "${{ target.key }} second" >>done
          finally:
            - {id: last, run: 'echo "${{ target.key }} last" >>done'}
        sum:
          needs: {rows: {condition: completed}}
          steps: [{id: sum, run: 'echo sum >>done'}]
      """;

  private Launched.Result apply(String... more) throws IOException {
    String[] arguments =
        Stream.concat(Stream.of("apply", "plan.yaml", "-j", "1"), Stream.of(more))
            .toArray(String[]::new);
    return kept(runner(arguments)).run();
  }

  private Launch kept(Launch launch) throws IOException {
    return launch.with("XDG_STATE_HOME", folder().resolve("state").toString());
  }

  /// Rows of an id, a value, and the exit code of its first step.
  private void rows(String... rows) throws IOException {
    write("rows.csv", "id,value,code\n" + String.join("\n", rows) + "\n");
  }

  /// What was done since this was last asked.
  private List<String> done() throws IOException {
    List<String> lines = read("done").lines().toList();
    Files.deleteIfExists(folder().resolve("done"));
    return lines;
  }

  private void begun() throws IOException {
    write("plan.yaml", PLAN);
    rows("a,1,0", "b,2,3", "c,3,0");
    assertThat(apply().code()).isEqualTo(2);
    assertThat(done())
        .containsExactly(
            "a first 1",
            "a second",
            "a last",
            "b first 2",
            "b last",
            "c first 3",
            "c second",
            "c last",
            "sum");
  }

  @Test
  void does_what_has_failed_and_what_depends_on_it() throws IOException {
    begun();
    rows("a,1,0", "b,2,0", "c,3,0");

    Launched.Result again = apply("--resume");

    assertThat(again.code()).isZero();
    assertThat(done()).containsExactly("b first 2", "b second", "b last", "sum");
    assertThat(again.stderr()).contains(": 8 tasks have succeeded, 0 were under way");
  }

  @Test
  void finds_rows_wherever_they_are_now() throws IOException {
    begun();
    rows("new,9,0", "c,3,0", "b,2,0", "a,1,0");

    assertThat(apply("--resume").code()).isZero();

    assertThat(done())
        .containsExactly(
            "new first 9", "new second", "new last", "b first 2", "b second", "b last", "sum");
  }

  @Test
  void does_again_what_another_value_makes_another_task() throws IOException {
    begun();
    rows("a,7,0", "c,3,0");

    assertThat(apply("--resume").code()).isZero();

    assertThat(done()).containsExactly("a first 7", "a second", "a last", "sum");
  }

  @Test
  void does_nothing_again_for_what_is_not_used() throws IOException {
    begun();
    rows("a,1,0", "c,3,0");

    assertThat(apply("--resume", "-p", "unused=y").code()).isZero();

    assertThat(done()).isEmpty();
  }

  @Test
  void does_again_what_another_step_makes_another_task() throws IOException {
    begun();
    rows("a,1,0", "c,3,0");
    write("plan.yaml", PLAN.replace("second\" >>done", "second, changed\" >>done"));

    assertThat(apply("--resume").code()).isZero();

    assertThat(done())
        .containsExactly("a second, changed", "a last", "c second, changed", "c last", "sum");
  }

  @Test
  void keeps_all_that_has_succeeded_where_only_failures_are_wanted() throws IOException {
    begun();
    rows("new,9,0", "a,7,0", "b,2,0", "c,3,0");

    Launched.Result again = apply("--failed");

    assertThat(again.code()).isZero();
    assertThat(done()).containsExactly("b first 2", "b second", "b last", "sum");
    assertThat(again.stdout()).doesNotContain("new");
  }

  @Test
  void begins_where_there_is_nothing_to_go_on_with() throws IOException {
    begun();
    rows("a,1,0", "c,3,0");
    assertThat(apply("--resume").code()).isZero();
    assertThat(done()).isEmpty();

    Launched.Result fresh = apply("--resume");

    assertThat(fresh.stderr()).doesNotContain("resuming");
    assertThat(done()).hasSize(7);
    assertThat(runs()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "lock", "journal.jsonl"})
  void passes_over_what_was_killed_before_it_began(String left) throws IOException {
    begun();
    rows("a,1,0", "b,2,0", "c,3,0");
    Path killed = runs().getFirst().resolveSibling("29991231-235959-abcdef");
    Files.createDirectory(killed);
    if (!left.isEmpty()) {
      Files.createFile(killed.resolve(left));
    }

    assertThat(kept(runner("show", "-o", "json")).run().stdout()).doesNotContain("29991231");
    assertThat(kept(runner("resume", "2999")).run().told())
        .isEqualTo("66||runner: the run 29991231-235959-abcdef never began\n");
    assertThat(apply("--resume").code()).isZero();

    assertThat(done()).containsExactly("b first 2", "b second", "b last", "sum");
  }

  @Test
  void goes_on_as_it_was_called() throws IOException {
    begun();
    rows("a,1,0", "b,2,0", "c,3,0");
    Path elsewhere = Files.createDirectories(folder().resolve("elsewhere"));

    Launch resume = Launch.runner(elsewhere, "resume");
    Launched.Result again =
        resume.with("XDG_STATE_HOME", folder().resolve("state").toString()).run();

    assertThat(again.code()).isZero();
    assertThat(done()).containsExactly("b first 2", "b second", "b last", "sum");
    assertThat(runs()).hasSize(1);
  }

  @Test
  void reports_what_was_kept_as_if_it_had_been_done() throws IOException {
    begun();
    rows("a,1,0", "b,2,0", "c,3,0");
    apply("--resume");
    Launched.Result resumed = kept(runner("report", "-o", "json")).run();
    Files.delete(folder().resolve("done"));

    Launched.Result undisturbed = apply("-o", "json");

    assertThat(steady(resumed.stdout()).replace("\"kept\":true,", ""))
        .isEqualTo(steady(undisturbed.stdout()));
    assertThat(resumed.stdout().split("\"kept\":true", -1)).hasSize(7);
  }

  /// Without ids, times and what they make of it.
  private static String steady(String report) {
    return report
        .replaceAll(",\"waits\":\\[[^]]*]", "")
        .replaceAll("\"(run|started|finished)\":\"[^\"]*\"", "")
        .replaceAll("\"[a-z_]*(_ms|_bytes)\":[0-9]+,?", "");
  }

  private List<Path> runs() throws IOException {
    try (Stream<Path> plans = Files.list(folder().resolve("state/runner"));
        Stream<Path> runs = Files.list(plans.findFirst().orElseThrow().resolve("runs"))) {
      return runs.toList();
    }
  }

  @Test
  void plan_can_tell_by_its_exit_code_whether_there_is_something_to_be_done() throws IOException {
    String plan =
        """
        version: 1
        name: todo
        jobs: {a: {targets: {lines: rows}, steps: [{run: "[ ${{ target.key }} != b ] || [ -e ok ]"}]}}
        """;
    write("todo.yaml", plan);
    write("rows", "a\nb\n");
    assertThat(runner("plan", "todo.yaml").run().code()).isZero();
    assertThat(runner("plan", "todo.yaml", "--detailed-exitcode").run().code()).isEqualTo(2);
    runner("apply", "todo.yaml", "-q").run();
    assertThat(runner("plan", "todo.yaml", "--resume", "--detailed-exitcode").run().code())
        .isEqualTo(2);
    write("rows", "a\n");
    assertThat(runner("plan", "todo.yaml", "--resume", "--detailed-exitcode").run().code())
        .isZero();
    write("rows", "");
    assertThat(runner("plan", "todo.yaml", "--detailed-exitcode").run().code()).isZero();
  }
}
