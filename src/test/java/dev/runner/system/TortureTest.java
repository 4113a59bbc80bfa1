package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The stress tests by which GNU parallel judges tools like it: "Testing other tools" in
/// parallel_alternatives(7), under their names there. Small here; src/bench/torture.sh has the
/// sizes of the original.
final class TortureTest extends SystemTest {
  private static final long MOST = 512L << 20;

  private static String numbers(int from, int to) {
    return String.join("\n", IntStream.rangeClosed(from, to).mapToObj(String::valueOf).toList());
  }

  /// A script in which runner is piped from and into others, and the only one that may fail.
  private Launched.Result piped(String script) throws IOException {
    Launched.Result result = bash("set -o pipefail\n" + script).run();
    assertThat(result.stderr()).doesNotContain("at dev.runner");
    return result;
  }

  /// Thirty jobs that print long pieces of a line, a while apart, to both streams.
  private void mixing() throws IOException {
    write(
        "mycommand",
        """
        piece() { head -c 50000 /dev/zero | tr '\\0' "$1"; }
        piece a; piece b >&2
        piece c; piece d >&2
        piece e; piece f >&2
        echo " $1"; echo " $1" >&2
        """);
  }

  private static List<String> lines(String pattern) {
    return IntStream.rangeClosed(1, 30)
        .mapToObj(it -> pattern.replace("N", String.valueOf(it)))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"group", "live"})
  void mix(String mode) throws Exception {
    mixing();
    Launched.Result result =
        piped(
            """
            seq 30 | "$RUNNER" exec --lines - -j 30 -q --stream %s -- bash mycommand {} >out 2>err
            code=$?; tr -s abcdef <out; tr -s abcdef <err >&2; exit $code
            """
                .formatted(mode));

    assertThat(result.stdout().lines()).containsExactlyElementsOf(lines("ace N"));
    assertThat(result.stderr().lines()).containsExactlyElementsOf(lines("bdf N"));
    assertThat(result.code()).isZero();
  }

  /// Lines behind a prefix come as they are ready; one that is longer than 64 KiB comes in parts,
  /// each behind its prefix.
  @Test
  void mix_with_prefixes() throws Exception {
    write(
        "mycommand",
        """
        piece() { head -c 9000 /dev/zero | tr '\\0' "$1"; }
        piece a; piece b >&2
        piece c; piece d >&2
        piece e; piece f >&2
        echo " $1"; echo " $1" >&2
        """);
    Launched.Result result =
        piped(
            """
            seq 30 | "$RUNNER" exec --lines - -j 30 -q --stream prefixed -- bash mycommand {} >out 2>err
            code=$?; tr -s abcdef <out; tr -s abcdef <err >&2; exit $code
            """);

    assertThat(result.stdout().lines()).containsExactlyInAnyOrderElementsOf(lines("[N] ace N"));
    assertThat(result.stderr().lines()).containsExactlyInAnyOrderElementsOf(lines("[N] bdf N"));
    assertThat(result.code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"group", "live"})
  void stderrmerge(String mode) throws Exception {
    Launched.Result result =
        runner(
                ("exec|--targets|1|-q|--stream|"
                        + mode
                        + "|--|sh|-c|"
                        + "echo stdout; echo stderr >&2; echo stdout; echo stderr >&2")
                    .split("\\|"))
            .run();

    assertThat(result.told()).isEqualTo("0|stdout\nstdout\n|stderr\nstderr\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"group", "live"})
  void ram(String mode) throws Exception {
    write("mycommand", "yes \"$1 $(head -c 3000 /dev/zero | tr '\\0' c)\" | head -c 4M; echo");
    // The first of them keeps the others waiting.
    Launched.Result result =
        runner(
                "exec",
                "--lines",
                "-",
                "-j",
                "20",
                "-q",
                "--stream",
                mode,
                "--",
                "bash",
                "-c",
                "[ $1 != 1 ] || sleep 2; . ./mycommand",
                "bash",
                "{}")
            .reading(numbers(1, 20))
            .run();

    assertThat(result.code()).isZero();
    assertThat(result.peak()).isLessThan(MOST);
    assertThat(result.stdout()).hasSize(20 * ((4 << 20) + 1));
    assertThat(result.stdout().lines().map(it -> it.split(" ")[0]).filter(it -> !it.contains("c")))
        .isSortedAccordingTo((a, b) -> Integer.compare(Integer.parseInt(a), Integer.parseInt(b)));
  }

  /// The disk is full from before the output comes until it has come, then there is room again.
  @Test
  void diskfull() throws Exception {
    Launched.Result result =
        bash("""
                exec unshare -m bash -c '
                  mkdir small && mount -t tmpfs -o size=20m none small || exit 99
                  export TMPDIR=$PWD/small
                  exec "$RUNNER" exec --targets 1,2,3 -j 1 -o csv -- bash -c "
                    [ \\$1 != 2 ] || head -c 100M /dev/zero >small/filling 2>/dev/null
                    head -c 5M /dev/zero | tr \\\\\\\\0 X
                    echo This part is missing from incomplete output
                    rm -f small/filling
                    echo Final output
                  " bash {} 2>shown'
                """)
            .run();
    assumeThat(result.code()).isNotEqualTo(99);
    List<Reported> rows = Reported.of(result.stdout());

    assertThat(rows)
        .extracting(Reported::outcome)
        .containsExactly("succeeded", "failed", "succeeded");
    assertThat(rows.get(1).reason()).containsIgnoringCase("no space left on device");
    assertThat(result.code()).isIn(2, 74);
  }

  @Test
  void cleanup() throws Exception {
    Path scratch = Files.createDirectories(folder().resolve("scratch"));
    Launch launch =
        runner(
                "exec",
                "--lines",
                "-",
                "-j",
                "10",
                "-q",
                "--stream",
                "group",
                "--",
                "sh",
                "-c",
                "head -c 1M /dev/zero; echo started >>log; sleep 20",
                "sh")
            .reading(numbers(1, 10))
            .with("TMPDIR", scratch.toString());
    try (Launched run = launch.start()) {
      Waiting.until("ten have started", Launched.LONG, () -> started() == 10);
      run.signal("KILL");
      Waiting.until("it is gone", Launched.LONG, () -> !run.alive());

      try (Stream<Path> left = Files.list(scratch)) {
        assertThat(left).isEmpty();
      }
    }
  }

  private long started() {
    try {
      return read("log").lines().count();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void spcchar() throws Exception {
    String name = "My brother's 12\" *** record  (costs $$$).jpg";
    write(name, "");
    Launched.Result result =
        piped("ls My*jpg | \"$RUNNER\" exec --lines - -q --stream group -- ls {}");

    assertThat(result.told()).isEqualTo("0|" + name + "\n|");
  }

  @Test
  void composed() throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: composed
        jobs:
          all:
            targets: {lines: "-"}
            steps: [{run: "echo foo; echo ${{ target.value }}"}]
        """);

    assertThat(piped("echo bar | \"$RUNNER\" apply plan.yaml -q --stream group").told())
        .isEqualTo("0|foo\nbar\n|");
    assertThat(
            piped(
                    "echo bar | \"$RUNNER\" exec --lines - -q --stream group --"
                        + " sh -c 'echo foo; echo \"$1\"' sh {}")
                .told())
        .isEqualTo("0|foo\nbar\n|");
  }

  @Test
  void onerep() throws Exception {
    assertThat(
            piped("echo bar | \"$RUNNER\" exec --lines - -q --stream group -- echo {} foo {}")
                .told())
        .isEqualTo("0|bar foo bar\n|");
  }

  @Test
  void inputsize() throws Exception {
    String line =
        "head -c %d /dev/zero | tr '\\0' x | \"$RUNNER\" exec --lines - -q --stream group";

    assertThat(piped(line.formatted(131_000) + " -- echo {} | wc -c").told())
        .isEqualTo("0|131001\n|");
    assertThat(piped(line.formatted(10_000_000) + " -- echo foo").told()).isEqualTo("0|foo\n|");
  }

  @Test
  void inputsize_that_no_command_can_take() throws Exception {
    Launched.Result result =
        piped(
            "head -c 200000 /dev/zero | tr '\\0' x | \"$RUNNER\" exec --lines - -o csv -- echo {}");

    assertThat(Reported.of(result.stdout()).getFirst().reason()).contains("E2BIG");
    assertThat(result.code()).isEqualTo(1);
  }

  @Test
  void numwords() throws Exception {
    write("mycommand", "yes \"$(seq -s ' ' 1000)\" | head -c 1M");
    Launched.Result result =
        piped(
            "seq 30 | \"$RUNNER\" exec --lines - -j 30 -q --stream group -- bash mycommand | cksum");
    Launched.Result expected = bash("for i in {1..30}; do bash mycommand; done | cksum").run();

    assertThat(result.told()).isEqualTo(expected.told());
  }

  @ParameterizedTest
  @ValueSource(strings = {"group", "live"})
  void four_gigabytes(String mode) throws Exception {
    Launched.Result result =
        piped(
            "echo 1 | \"$RUNNER\" exec --lines - -q --stream "
                + mode
                + " -- sh -c \"head -c 40M /dev/zero | tr '\\0' a\" | wc -lc");

    assertThat(result.stdout().strip().split(" +")).containsExactly("0", String.valueOf(40 << 20));
    assertThat(result.code()).isZero();
  }
}
