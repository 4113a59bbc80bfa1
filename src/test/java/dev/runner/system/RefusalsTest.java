package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.SideBySide;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Plans and command lines that are wrong: nothing is started, and what is wrong is said.
final class RefusalsTest extends SystemTest {
  private static final long MOST = 512L << 20;

  private static final String FINE =
      """
      version: 1
      name: fine
      params:
        where: {type: string}
        count: {type: int, default: 1}
      jobs:
        all: {steps: [{exec: [touch, started]}]}
      """;

  @Test
  @SideBySide
  void every_mistake_is_reported_in_one_pass_and_nothing_is_started() throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: broken
        jobs:
          first: {steps: [{exec: [touch, started]}]}
          second:
            depends_on: [first]
            steps:
              - exec: [touch, started]
                timeout: soon
              - run: echo ${{ targt.key }}
                exec: [touch, started]
          third:
            needs: [frist]
            concurrency: 0
            steps: [{exec: touch started}]
        """);
    Launched.Result result = runner("apply", "plan.yaml").run();

    assertThat(result.code()).isEqualTo(65);
    assertThat(result.stdout()).isEmpty();
    assertThat(result.stderr())
        .contains("plan.yaml:6:5", "did you mean `needs`?")
        .contains("plan.yaml:9:18", "plan.yaml:10:9", "plan.yaml:13:13", "did you mean `first`?")
        .contains("plan.yaml:14:18", "plan.yaml:15:20");
    assertThat(folder().resolve("started")).doesNotExist();
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of("apply fine.yaml --bogus", 64, "Unknown option: '--bogus'"),
        Arguments.of("apply fine.yaml --concurency 3", 64, "--concurrency"),
        Arguments.of("aply fine.yaml", 64, "runner apply"),
        Arguments.of("apply fine.yaml", 64, "where"),
        Arguments.of("apply fine.yaml -p where", 64, "NAME=VALUE"),
        Arguments.of("apply fine.yaml -p where=x -p wher=y", 64, "did you mean `where`?"),
        Arguments.of("apply fine.yaml -p where=x -p count=many", 64, "count"),
        Arguments.of("apply fine.yaml -p where=x -j 0", 64, "above 0"),
        Arguments.of("apply fine.yaml -p where=x -j many", 64, "'many'"),
        Arguments.of("apply fine.yaml -p where=x --rate-limit 5", 64, "20/s"),
        Arguments.of("apply fine.yaml -p where=x --rate-limit 0/s", 64, "20/s"),
        Arguments.of("apply fine.yaml -p where=x --timeout soon", 64, "30s"),
        Arguments.of("apply fine.yaml -p where=x --job al", 64, "did you mean `all`?"),
        Arguments.of("apply fine.yaml -p where=x --stream loud", 64, "prefixed"),
        Arguments.of("apply fine.yaml -p where=x -o xml", 64, "json"),
        Arguments.of(
            "apply fine.yaml -p where=x --watch --no-watch",
            64,
            "runner: --watch and --no-watch exclude each other"),
        Arguments.of("apply fine.yaml other.yaml", 64, "other.yaml"),
        Arguments.of("apply", 64, "PLAN"),
        Arguments.of("plan", 64, "PLAN"),
        Arguments.of("validate", 64, "PLAN"),
        Arguments.of("graph", 64, "PLAN"),
        Arguments.of("exec", 64, "COMMAND"),
        Arguments.of("exec --targets a", 64, "COMMAND"),
        Arguments.of("exec --targets a --lines b -- true", 64, "say one of them"),
        Arguments.of("exec --lines none -- true", 66, "none"),
        Arguments.of("schema plans", 64, "report"),
        Arguments.of("", 64, "Usage: runner"),
        Arguments.of("apply none.yaml", 66, "no such file"),
        Arguments.of("apply .", 66, "is a folder"),
        Arguments.of("apply /proc/self/mem", 66, "/proc/self/mem"),
        Arguments.of("apply -C none fine.yaml -p where=x", 66, "fine.yaml"),
        Arguments.of("validate binary.yaml", 65, "UTF-8"),
        Arguments.of("validate empty.yaml", 65, "empty.yaml"),
        Arguments.of("apply nolines.yaml", 66, "nolines"),
        Arguments.of("apply badcsv.yaml", 65, "bad.csv"));
  }

  @ParameterizedTest
  @SideBySide
  @MethodSource("wrong")
  void a_wrong_call_says_what_is_wrong(String arguments, int code, String says) throws Exception {
    write("fine.yaml", FINE);
    Files.write(folder().resolve("binary.yaml"), new byte[] {'a', (byte) 0xff, 'b'});
    write("empty.yaml", "");
    write("nolines.yaml", withTargets("lines: nolines"));
    write("badcsv.yaml", withTargets("csv: bad.csv"));
    write("bad.csv", "key,b\n1,2\n3\n");
    String[] words = arguments.isEmpty() ? new String[0] : arguments.split(" ");

    Launched.Result result = runner(words).run();

    assertThat(result.stderr()).contains(says).doesNotContain("at dev.runner");
    assertThat(result.stdout()).isEmpty();
    assertThat(result.code()).isEqualTo(code);
    assertThat(folder().resolve("started")).doesNotExist();
  }

  private static String withTargets(String source) {
    return """
    version: 1
    name: x
    jobs: {first: {steps: [{exec: [touch, started]}]}, x: {targets: {SOURCE}, steps: [{exec: [touch, started]}]}}
    """
        .replace("SOURCE", source);
  }

  static Stream<Arguments> hostile() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int n = 1; n < 12; n++) {
      bomb.append("a%d: &a%d [".formatted(n, n))
          .append("*a%d, ".formatted(n - 1).repeat(9))
          .append("*a%d]\n".formatted(n - 1));
    }
    String jobs = "version: 1\nname: x\njobs:\n";
    return Stream.of(
        Arguments.of("brackets", "[".repeat(10_000) + "]".repeat(10_000), 65),
        Arguments.of("unclosed brackets", "[".repeat(100_000), 65),
        Arguments.of("braces", "{a: ".repeat(10_000) + "}".repeat(10_000), 65),
        Arguments.of("blocks", nested(5_000), 65),
        Arguments.of("alias bomb", bomb.toString(), 65),
        Arguments.of("cycle", "jobs: &a {b: *a}\n", 65),
        Arguments.of(
            "scalar of 10 MB", jobs + "  x: {description: " + "x".repeat(10 << 20) + "}", 65),
        Arguments.of(
            "expression", jobs + "  x: {if: '" + "(".repeat(100_000) + "', steps: [{run: x}]}", 65),
        Arguments.of("no line end", "x".repeat(1 << 20), 65));
  }

  private static String nested(int depth) {
    StringBuilder text = new StringBuilder();
    for (int n = 0; n < depth; n++) {
      text.append(" ".repeat(n)).append("a:\n");
    }
    return text.toString();
  }

  @ParameterizedTest(name = "{0}")
  @SideBySide
  @MethodSource("hostile")
  void a_hostile_plan_is_refused_in_bounded_time_and_memory(String name, String plan, int code)
      throws Exception {
    write("plan.yaml", plan);
    Launched.Result result = runner("apply", "plan.yaml").run();

    assertThat(result.stderr())
        .contains("plan.yaml")
        .doesNotContain("at dev.runner")
        .hasSizeLessThan(20_000);
    assertThat(result.code()).isEqualTo(code);
    assertThat(result.peak()).isLessThan(MOST);
  }

  @Test
  @SideBySide
  void a_plan_of_ten_megabytes_is_run() throws Exception {
    StringBuilder plan = new StringBuilder("version: 1\nname: big\njobs:\n  all:\n    targets:\n");
    while (plan.length() < 10 << 20) {
      plan.append("      - {key: \"target-").append(plan.length());
      plan.append("\", note: \"some words that make it a line of usual length\"}\n");
    }
    plan.append("    steps: [{if: \"target.key == 'x'\", exec: [touch, started]}]\n");
    write("plan.yaml", plan.toString());

    Launched.Result result = runner("apply", "plan.yaml", "-q").run();

    assertThat(result.told()).isEqualTo("0||");
    assertThat(result.peak()).isLessThan(MOST);
  }

  @Test
  @SideBySide
  void an_unreadable_plan_is_said_to_be_so() throws IOException {
    write("plan.yaml", FINE);
    Launched.Result result =
        bash("chmod 0 plan.yaml; [ $(id -u) != 0 ] || exit 66; \"$RUNNER\" apply plan.yaml").run();

    assertThat(result.code()).isEqualTo(66);
  }
}
