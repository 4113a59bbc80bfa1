package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `report.rows`: a file that gets a row for each target while a run goes on.
final class RowsTest extends SystemTest {
  private void plan(String job) throws IOException {
    write("plans/plan.yaml", "version: 1\nname: rows\njobs:\n  all:\n" + job.indent(4));
  }

  @Test
  void a_thousand_rows_stand_in_order_and_appear_before_the_end() throws Exception {
    Files.writeString(
        folder().resolve("lines"),
        String.join("\n", IntStream.range(0, 1000).mapToObj(String::valueOf).toList()));
    plan(
        """
        targets: {lines: ../lines}
        steps:
          - run: |
              n=${{ target.key }}
              [ $((n % 50)) -ne 7 ] || sleep 0.05
              [ $n -ne 600 ] || while ! [ -e ../go ]; do sleep 0.05; done
              [ $((n % 100)) -ne 3 ]
        report:
          columns: {n: target.key, code: steps.step-1.exit_code}
          rows: out/rows.jsonl
        """);
    Path rows = folder().resolve("plans/out/rows.jsonl");
    try (Launched launched = runner("apply", "-j8", "plans/plan.yaml", "-q").start()) {
      Waiting.until("600 rows", Launched.LONG, () -> size(rows) == 600);
      assertThat(launched.alive()).isTrue();
      write("go", "");

      assertThat(launched.end().code()).isEqualTo(2);
    }
    assertThat(Files.readAllLines(rows))
        .isEqualTo(
            IntStream.range(0, 1000)
                .mapToObj(it -> "{\"n\":\"%d\",\"code\":%d}".formatted(it, it % 100 == 3 ? 1 : 0))
                .toList());
  }

  private static int size(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file).size() : 0;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void targets_that_never_start_have_rows_too() throws Exception {
    plan(
        """
        targets: [a, b, c, d]
        concurrency: 1
        fail_fast: true
        steps: [{exec: [test, "${{ target.key }}", "!=", b]}]
        report: {rows: rows.csv, where: "false"}
        """);

    assertThat(runner("apply", "plans/plan.yaml", "-q").run().code()).isEqualTo(2);
    assertThat(read("plans/rows.csv").replaceAll(",\\d+\r\n", "\n"))
        .isEqualTo(
            """
            key,outcome,reason,attempts,duration_ms\r
            a,succeeded,,1
            b,failed,exit 1,1
            c,cancelled,fail_fast,0
            d,cancelled,fail_fast,0
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "../file/rows.csv, ../file, not a folder",
    "/proc/none/rows.csv, /proc/none, no such folder"
  })
  void nothing_is_started_where_the_file_cannot_be_made(String rows, String named, String why)
      throws Exception {
    write("file", "");
    plan("steps: [{exec: [touch, started]}]\nreport: {rows: " + rows + "}");

    Launched.Result result = runner("apply", "plans/plan.yaml").run();

    assertThat(result.code()).isEqualTo(74);
    assertThat(result.stderr())
        .startsWith("runner: the report's rows: can't write to ")
        .contains(named.replace("..", folder().toString()) + " (" + why + "); nothing was started");
    assertThat(folder().resolve("plans/started")).doesNotExist();
  }

  @Test
  void a_full_disk_stops_the_run() throws Exception {
    plan(
        """
        targets: [a, b, c]
        concurrency: 1
        steps: [{run: "touch did-${{ target.key }}; [ ${{ target.key }} != b ] || sleep 60"}]
        report: {rows: rows.jsonl}
        """);
    Path full = folder().resolve("plans/rows.jsonl");
    Files.createSymbolicLink(full, Path.of("/dev/full"));

    Launched.Result result = runner("apply", "plans/plan.yaml").run();

    assertThat(result.code()).isEqualTo(74);
    assertThat(result.stderr())
        .contains("rows: can't write " + full + " (No space left on device); the run was stopped");
    assertThat(folder().resolve("plans/did-c")).doesNotExist();
  }

  @Test
  void a_run_that_does_not_start_leaves_the_rows_of_the_last_one() throws Exception {
    write("plans/rows.csv", "of the last run\n");
    plan("targets: {lines: none}\nsteps: [{exec: [ls]}]\nreport: {rows: rows.csv}");

    assertThat(runner("apply", "plans/plan.yaml").run().code()).isEqualTo(66);
    assertThat(runner("plan", "plans/plan.yaml").run().code()).isEqualTo(66);
    assertThat(Files.readAllLines(folder().resolve("plans/rows.csv")))
        .isEqualTo(List.of("of the last run"));
  }
}
