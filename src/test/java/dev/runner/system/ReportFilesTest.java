package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.report.JunitSchemas;
import dev.runner.report.Rendered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Reports that go to files, and what GitHub Actions is told.
final class ReportFilesTest extends SystemTest {

  @BeforeEach
  void plan() throws IOException {
    write(
        "plan.yaml",
        """
        version: 1
        name: files
        jobs:
          all:
            targets: [good, bad]
            steps: [{run: 'echo "50%: x" >&2; echo "::set-env name=X::y" >&2; test "$RUN_TARGET" = good'}]
        """);
  }

  @Test
  void several_are_written_at_once() throws IOException {
    Launched.Result result =
        runner("apply", "plan.yaml", "-q", "--report", "junit=out/deep/report.xml")
            .with("X", "")
            .run();
    assertThat(result.code()).isEqualTo(2);
    assertThat(read("out/deep/report.xml")).startsWith("<?xml").endsWith("</testsuites>\n");

    result =
        runner(
                "apply",
                "plan.yaml",
                "-o",
                "json",
                "--report",
                "jsonl=r.jsonl",
                "--report=markdown=r.md",
                "--report",
                "table=r.txt")
            .run();
    assertThat(result.stdout()).startsWith("{\"version\":1");
    assertThat(read("r.jsonl").lines()).hasSize(2);
    assertThat(read("r.md")).startsWith("## files: partial\n");
    assertThat(read("r.txt")).contains("Total 2 | Succeeded 1");
    try (Stream<Path> files = Files.list(folder())) {
      assertThat(files.map(it -> it.getFileName().toString()).filter(it -> !it.startsWith(".std")))
          .containsExactlyInAnyOrder("plan.yaml", "out", "r.jsonl", "r.md", "r.txt");
    }
  }

  @Test
  void what_was_there_is_replaced_as_a_whole_and_its_permissions_stay() throws IOException {
    write("old.json", "old");
    Path old = folder().resolve("old.json");
    Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rw-rw-r--"));
    Files.createSymbolicLink(folder().resolve("link.json"), Path.of("old.json"));

    runner("apply", "plan.yaml", "-q", "--report", "json=link.json").run();

    assertThat(folder().resolve("link.json")).isSymbolicLink();
    assertThat(read("old.json")).startsWith("{");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(old)))
        .isEqualTo("rw-rw-r--");
  }

  @Test
  void what_can_not_be_written_is_said_before_anything_starts() throws IOException {
    write("file", "");
    Launched.Result result =
        runner("apply", "plan.yaml", "--report", "json=file/x.json", "--report", "csv=new.csv")
            .run();
    assertThat(result.told())
        .matches("74\\|\\|runner: --report: can't write to .*file .*; nothing was started\n");
    assertThat(Files.exists(folder().resolve("new.csv"))).isFalse();
    assertThat(runner("apply", "plan.yaml", "--report", "xml=x").run().told())
        .startsWith("64||runner: --report xml=x: 'xml' is not table, json, jsonl, junit");
    assertThat(runner("apply", "plan.yaml", "--report", "junit").run().stderr())
        .startsWith("runner: --report junit: write FORMAT=FILE");
  }

  @Test
  void a_full_disk_is_told_and_the_run_is_done_all_the_same() throws IOException {
    Launched.Result result = runner("apply", "plan.yaml", "-q", "--report", "json=/dev/full").run();
    assertThat(result.code()).isEqualTo(74);
    assertThat(result.stderr()).contains("runner: --report: can't write to /dev/full");
    assertThat(result.stdout()).contains("1 of 2 targets did not succeed");
  }

  @Test
  void a_pipe_is_written_to_directly() throws IOException {
    Launched.Result result =
        bash("mkfifo p; cat p >copy & \"$RUNNER\" apply plan.yaml -q --report csv=p; wait").run();
    assertThat(result.code()).isZero();
    assertThat(read("copy")).startsWith("job,target,");
  }

  @Test
  void a_run_tells_it_once_more() throws IOException {
    runner("apply", "plan.yaml", "-q", "--report", "junit=one.xml").run();

    Launched.Result again = runner("report", "plan.yaml", "--report", "junit=two.xml").run();

    assertThat(again.told()).isEqualTo("0||");
    assertThat(read("two.xml")).isEqualTo(read("one.xml"));
  }

  @Test
  void actions_gets_annotations_and_a_summary() throws IOException {
    write("summary.md", "before\n");
    Launched.Result result =
        runner("apply", "plan.yaml")
            .with("GITHUB_ACTIONS", "true")
            .with("GITHUB_STEP_SUMMARY", folder().resolve("summary.md").toString())
            .run();

    assertThat(result.stderr())
        .contains(
            "::error title=files%3A all/bad/step-1::exit 1%0A50%25: x%0A::set-env name=X::y\n");
    assertThat(read("summary.md")).startsWith("before\n## files: partial\n");
    assertThat(runner("apply", "plan.yaml", "-q").run().stderr()).isEmpty();
  }

  @Test
  void a_line_of_200_megabytes_goes_into_each_format() throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: long
        jobs:
          all:
            steps:
              - run: head -c 200000000 /dev/zero | tr '\\0' x; exit 3
        """);
    List<String> argv = new ArrayList<>(List.of("apply", "plan.yaml"));
    for (String format : List.of("table", "json", "jsonl", "junit", "markdown", "csv", "html")) {
      argv.addAll(List.of("--report", format + "=r." + format));
    }

    Launched.Result result = runner(argv.toArray(String[]::new)).run();

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.stderr()).hasSizeLessThan(2000).contains("    | xxx", "xxx…xxx");
    assertThat(read("r.table")).isEqualTo(result.stdout()).hasSizeLessThan(2000);
    assertThat(ReportSchema.complaints(read("r.json"))).isEmpty();
    assertThat(read("r.jsonl").lines()).hasSize(1);
    assertThat(JunitSchemas.complaints(read("r.junit"))).isEmpty();
    assertThat(Rendered.of(read("r.markdown")).complaints()).isEmpty();
    assertThat(read("r.markdown")).hasSizeLessThan(2000);
    assertThat(read("r.csv").lines()).hasSize(2);
    assertThat(read("r.html")).endsWith("</html>\n").hasSizeLessThan(1 << 20);
  }
}
