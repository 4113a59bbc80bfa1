package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.expr.Json;
import dev.runner.expr.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `--output-dir`: what commands print, as files.
final class OutputFolderTest extends SystemTest {
  private static final long MOST = 512L << 20;

  private void plan(String targets, String steps) throws IOException {
    write(
        "plan.yaml",
        """
        version: 1
        name: kept
        jobs:
          all:
            targets: %s
            steps: %s
        """
            .formatted(targets, steps));
  }

  /// All files below a folder, each with what stands in it.
  private List<String> files(String below) throws IOException {
    Path root = folder().resolve(below);
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .map(it -> root.relativize(it) + "=" + text(it))
          .sorted()
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void each_step_of_each_target_has_two_files() throws Exception {
    plan(
        "[a, b]",
        "[{id: say, run: \"echo out; echo err >&2\"}, {id: fail, exec: [\"false\"]}, {id: never, exec: [\"true\"]}]");

    assertThat(runner("apply", "plan.yaml", "--output-dir", "deep/out").run().code()).isEqualTo(1);
    assertThat(files("deep/out"))
        .containsExactly(
            "all/a/fail.err=",
            "all/a/fail.out=",
            "all/a/say.err=err\n",
            "all/a/say.out=out\n",
            "all/b/fail.err=",
            "all/b/fail.out=",
            "all/b/say.err=err\n",
            "all/b/say.out=out\n");
  }

  @ParameterizedTest
  @CsvSource({"0", "5", "70000", "5000000"})
  void every_byte_is_as_it_was_printed(int size) throws Exception {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    Files.write(folder().resolve("bytes"), bytes);
    plan("[a]", "[{id: cat, run: \"cat bytes; cat bytes >&2\"}]");

    Launched.Result result = runner("apply", "plan.yaml", "-q", "--output-dir", "out").run();

    assertThat(result.told()).isEqualTo("0||");
    assertThat(folder().resolve("out/all/a/cat.out")).hasBinaryContent(bytes);
    assertThat(folder().resolve("out/all/a/cat.err")).hasBinaryContent(bytes);
  }

  @Test
  void hostile_keys_stay_below_the_folder_and_apart() throws Exception {
    List<String> keys =
        List.of(
            "..",
            ".",
            "../../escaped",
            "/etc/escaped",
            "a/b",
            "a%2Fb",
            "-rf",
            "x\ny",
            "%",
            "é",
            "\u001b[31m",
            "$(touch canary)",
            "x".repeat(300),
            "x".repeat(301),
            "\u202e",
            ".git");
    List<Value> rows =
        keys.stream().map(it -> (Value) new Value.Obj(Map.of("key", Value.of(it)))).toList();
    write("keys.json", Json.write(new Value.Arr(rows)));
    plan("{json: keys.json}", "[{id: say, exec: [printf, \"%s\", \"${{ target.key }}\"]}]");

    Launched.Result result =
        runner("apply", "plan.yaml", "-q", "--output-dir", "out")
            .withOnly(Map.of("LANG", "C"))
            .run();

    assertThat(result.told()).isEqualTo("0||");
    try (Stream<Path> outputs = Files.walk(folder().resolve("out"))) {
      assertThat(outputs.filter(it -> it.toString().endsWith(".out")).map(OutputFolderTest::text))
          .containsExactlyInAnyOrderElementsOf(keys);
    }
    try (Stream<Path> beside = Files.list(folder())) {
      assertThat(beside.map(it -> it.getFileName().toString()).filter(it -> !it.startsWith(".")))
          .containsExactlyInAnyOrder("keys.json", "plan.yaml", "out");
    }
  }

  @Test
  void earlier_attempts_stand_beside_the_last_one_and_go_with_the_next_run() throws Exception {
    plan(
        "[a]",
        "[{id: try, run: \"echo x >>count; wc -l <count; [ $(wc -l <count) -ge 3 ]\", retry: {max: 5, delay: 1ms}}]");
    write("out/all/a/other.out", "kept");
    write("out/all/a/try.out", "from before");

    assertThat(runner("apply", "plan.yaml", "--output-dir", "out").run().code()).isZero();
    assertThat(files("out"))
        .containsExactly(
            "all/a/other.out=kept",
            "all/a/try.attempt-1.err=",
            "all/a/try.attempt-1.out=1\n",
            "all/a/try.attempt-2.err=",
            "all/a/try.attempt-2.out=2\n",
            "all/a/try.err=",
            "all/a/try.out=3\n");

    assertThat(runner("apply", "plan.yaml", "--output-dir", "out").run().code()).isZero();
    assertThat(files("out"))
        .containsExactly("all/a/other.out=kept", "all/a/try.err=", "all/a/try.out=4\n");
  }

  @Test
  void what_was_printed_before_an_end_by_force_is_there() throws Exception {
    plan("[a]", "[{id: slow, run: \"echo begun; sleep 60\", timeout: 500ms, grace: 1s}]");

    assertThat(runner("apply", "plan.yaml", "--output-dir", "out").run().code()).isEqualTo(1);
    assertThat(files("out")).containsExactly("all/a/slow.err=", "all/a/slow.out=begun\n");
  }

  @Test
  void two_hundred_targets_at_eight_at_once_all_have_their_own() throws Exception {
    List<String> numbers = IntStream.rangeClosed(1, 200).mapToObj(String::valueOf).toList();
    write("lines", String.join("\n", numbers));
    Launched.Result result =
        runner(
                "exec",
                "-q",
                "-j8",
                "--stream",
                "none",
                "--lines",
                "lines",
                "--output-dir",
                "out",
                "--",
                "sh",
                "-c",
                "seq $1 30000; echo $1 >&2",
                "sh",
                "{}")
            .run();

    assertThat(result.told()).isEqualTo("0||");
    for (int n = 1; n <= 200; n++) {
      assertThat(read("out/sh/" + n + "/step-1.err")).isEqualTo(n + "\n");
      assertThat(read("out/sh/" + n + "/step-1.out")).startsWith(n + "\n").endsWith("\n30000\n");
    }
  }

  @Test
  void a_large_output_takes_no_memory() throws Exception {
    Launched.Result result =
        runner(
                "exec",
                "-q",
                "--stream",
                "none",
                "--output-dir",
                "out",
                "head",
                "-c",
                "200000000",
                "/dev/zero")
            .run();

    assertThat(result.told()).isEqualTo("0||");
    assertThat(folder().resolve("out/head/head/step-1.out")).hasSize(200_000_000);
    assertThat(result.peak()).isLessThan(MOST);
  }

  @Test
  void the_folder_is_the_callers_that_of_another_one_or_the_home() throws Exception {
    write("sub/.keep", "");
    Map<String, String> home = Map.of("HOME", folder().resolve("home").toString());
    runner("exec", "-q", "--output-dir", "one", "true").run();
    runner("exec", "-q", "-C", "sub", "--output-dir", "two", "true").run();
    runner("exec", "-q", "--output-dir=~/three", "true").withOnly(home).run();

    assertThat(folder().resolve("one/true/true/step-1.out")).exists();
    assertThat(folder().resolve("sub/two/true/true/step-1.out")).exists();
    assertThat(folder().resolve("home/three/true/true/step-1.out")).exists();
  }

  @Test
  void a_dry_run_makes_no_folder() throws Exception {
    assertThat(runner("exec", "-n", "--output-dir", "out", "true").run().code()).isZero();
    assertThat(folder().resolve("out")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"file, not a folder", "file/below, Not a directory", "/proc/none, no such folder"})
  void nothing_is_started_where_the_folder_cannot_be_made(String where, String why)
      throws Exception {
    write("file", "");
    Launched.Result result = runner("exec", "--output-dir", where, "--", "touch", "started").run();

    assertThat(result.code()).isEqualTo(74);
    assertThat(result.stderr())
        .startsWith("runner: --output-dir: can't write to ")
        .contains(where + " (" + why + ")")
        .contains("nothing was started");
    assertThat(folder().resolve("started")).doesNotExist();
  }

  @Test
  void a_file_that_cannot_be_written_stops_the_run_and_is_named() throws Exception {
    write("out/touch/b", "in the way");
    Launched.Result result =
        runner("exec", "-j1", "--targets", "a,b,c", "--output-dir", "out", "--", "touch", "did-{}")
            .run();

    assertThat(result.code()).isEqualTo(74);
    assertThat(result.stderr())
        .contains("--output-dir: can't write " + folder() + "/out/touch/b (not a folder); the run");
    assertThat(folder().resolve("did-a")).exists();
    assertThat(folder().resolve("did-c")).doesNotExist();
    assertThat(result.stdout()).contains("Cancelled 1");
  }
}
