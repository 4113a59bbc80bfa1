package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// `--columns`, `--sort`, `--where`: what a table shows, in place of what the plan says.
final class ReportOptionsTest extends SystemTest {

  @BeforeEach
  void plan() throws IOException {
    write(
        "plan.yaml",
        """
        version: 1
        name: options
        jobs:
          state:
            targets: [{key: app, size: 3}, {key: lib, size: 12}, {key: web, size: 4}]
            steps:
              - id: look
                exec: [echo, "${{ target.size }}"]
                outputs: {size: "${{ trim(stdout) }}"}
            report:
              columns: {name: target.key, size: target.size, out: steps.look.outputs.size}
        """);
  }

  private String rows(String... arguments) throws IOException {
    String table = runner(arguments).run().stdout();
    return table.substring(0, table.indexOf("\n\n") + 1);
  }

  @Test
  void columns_are_those_of_the_plan_or_made_up() throws IOException {
    assertThat(
            rows("apply", "plan.yaml", "--columns", "size, name", "--columns", "x=target.size > 3"))
        .isEqualTo(
            """
            size  name  x
               3  app   false
              12  lib   true
               4  web   true
            """);
  }

  @Test
  void rows_are_sorted_and_chosen() throws IOException {
    assertThat(rows("apply", "plan.yaml", "--sort=-size", "--where", "size > 3"))
        .isEqualTo(
            """
            name  size  out
            lib     12  12
            web      4  4
            """);
  }

  @Test
  void a_run_tells_it_otherwise_once_more() throws IOException {
    runner("apply", "plan.yaml", "-q").run();

    assertThat(
            rows(
                "report",
                "plan.yaml",
                "--columns",
                "name,out",
                "--columns",
                "code=steps.look.exit_code",
                "--sort",
                "-size",
                "--where",
                "size != 3"))
        .isEqualTo(
            """
            name  out  code
            lib   12      0
            web   4       0
            """);
    assertThat(rows("report", "plan.yaml"))
        .isEqualTo(
            """
            name  size  out
            app      3  3
            lib     12  12
            web      4  4
            """);
  }

  @Test
  void fields_of_targets_are_there_once_more_also_of_those_that_were_kept() throws IOException {
    write(
        "plan.yaml",
        """
        version: 1
        name: fields
        jobs:
          state:
            targets: [{key: app, size: 3}, {key: lib, size: 12}]
            steps: [{run: '[ "$RUN_TARGET" = app ] || [ -e ok ]'}]
        """);
    runner("apply", "plan.yaml", "-q").run();
    write("ok", "");
    runner("apply", "plan.yaml", "--resume", "-q").run();

    assertThat(
            rows(
                "report",
                "plan.yaml",
                "--columns",
                "name=target.key",
                "--columns",
                "size=target.size",
                "--sort=-size"))
        .isEqualTo(
            """
            name  size
            lib     12
            app      3
            """);
  }

  @Test
  void what_fits_no_job_is_refused() throws IOException {
    assertThat(runner("apply", "plan.yaml", "--where", "target.sise > 3").run().told())
        .isEqualTo(
            "64||runner: --where target.sise > 3: `target` has no field `sise`; did you mean"
                + " `size`?; in the job `state`\n");
  }
}
