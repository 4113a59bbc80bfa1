package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.runner.expr.Json;
import dev.runner.expr.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Names that mean something to a shell, an option parser, YAML, JSON, CSV or a terminal arrive as
/// they are, and nothing else happens.
final class HostileNamesTest extends SystemTest {
  private static final List<String> NAMES =
      List.of(
          "$(touch canary)",
          "`touch canary`",
          "; touch canary #",
          "' ; touch canary ; '",
          "\" ; touch canary ; \"",
          "' \" \\ $HOME \\\" \\' \\\\",
          "first\nsecond",
          "trailing newline\n",
          "\n",
          " leading and trailing ",
          "two  blanks\tand a tab",
          "-rf",
          "--help",
          "-",
          "{}",
          "{key}",
          "${{ x }}",
          "${x}",
          "$0",
          "%s%n\\n",
          "~",
          "~root",
          "*",
          "?",
          "[a-z]",
          "a && touch canary",
          "a | touch canary",
          ">canary",
          "!!",
          "=cmd",
          "name,with,commas",
          "\u001b[31mred\u0007",
          "é",
          "日本語",
          "😀 𝒳",
          "e\u0301\u200d",
          "x".repeat(4096));

  /// How each step writes what it was given.
  private static final String PLAN =
      """
      version: 1
      name: hostile
      concurrency: 8
      jobs:
        arrive:
          targets: {json: names.json, key: key}
          steps:
            - exec: [sh, -c, 'printf %s "$1" >"out/exec.$2"', sh, "${{ target.key }}", "${{ target.n }}"]
            - exec: [sh, -c, 'printf %s "$V" >"out/env.$N"']
              env: {V: "${{ target.key }}", N: "${{ target.n }}"}
            - exec: [sh, -c, 'cat >"out/stdin.$1"', sh, "${{ target.n }}"]
              stdin: ${{ target.key }}
            - run: |
                printf %s ${{ target.key }} >out/sh-bare.${{ target.n }}
                printf %s "<${{ target.key }}>" >out/sh-quoted.${{ target.n }}
            - run: |
                printf %s ${{ target.key }} >out/bash-bare.${{ target.n }}
                printf %s "<${{ target.key }}>" >out/bash-quoted.${{ target.n }}
              shell: bash
            - if: target.dir != ""
              exec: [sh, -c, 'pwd -P >"../../out/pwd.$1"; ls -A >"../../out/ls.$1"', sh, "${{ target.n }}"]
              working_dir: ${{ target.dir }}
        locale:
          steps:
            - exec: [sh, -c, 'printf %s "${LC_ALL-unset}" >out/locale; env | grep ^RUNNER_LC >out/leaked || true']
        found:
          targets: {dirs: {root: dirs}}
          steps:
            - exec: [sh, -c, 'printf "%s\\0" "$1" >>found', sh, "${{ target.name }}"]
          concurrency: 1
      """;

  private static boolean folder(String name) {
    return name.length() < 200;
  }

  private void prepare() throws Exception {
    Files.createDirectories(folder().resolve("out"));
    List<Value> rows =
        IntStream.range(0, NAMES.size())
            .mapToObj(
                n -> {
                  String name = NAMES.get(n);
                  return (Value)
                      new Value.Obj(
                          Map.of(
                              "key", Value.of(name),
                              "n", Value.of(String.valueOf(n)),
                              "dir", Value.of(folder(name) ? "dirs/" + name : "")));
                })
            .toList();
    write("names.json", Json.write(new Value.Arr(rows)));
    for (String name : NAMES) {
      if (folder(name)) {
        Files.createDirectories(folder().resolve("dirs").resolve(name));
        write("dirs/" + name + "/here", "");
      }
    }
    write("plan.yaml", PLAN);
  }

  static Stream<Map.Entry<String, Map<String, String>>> surroundings() {
    return Stream.of(
        Map.entry("json", Map.of("LC_ALL", "C.UTF-8", "HOME", "/")),
        Map.entry("csv", Map.of("LANG", "C")),
        Map.entry("table", Map.of("LC_ALL", "POSIX")));
  }

  @ParameterizedTest
  @MethodSource("surroundings")
  void arrive_as_they_are_in_every_slot(Map.Entry<String, Map<String, String>> given)
      throws Exception {
    prepare();
    Launched.Result result =
        runner("apply", "plan.yaml", "-o", given.getKey()).withOnly(given.getValue()).run();

    assertThat(result.stderr()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(folder().resolve("canary")).doesNotExist();
    for (int n = 0; n < NAMES.size(); n++) {
      assertArrived(NAMES.get(n), n);
    }
    try (Stream<Path> files = Files.list(folder())) {
      assertThat(files.map(it -> it.getFileName().toString()).filter(it -> !it.startsWith(".")))
          .containsExactlyInAnyOrder("dirs", "found", "names.json", "out", "plan.yaml");
    }
    assertThat(List.of(read("found").split("\0")))
        .containsExactlyInAnyOrderElementsOf(
            NAMES.stream().filter(HostileNamesTest::folder).toList());
    assertThat(read("out/locale")).isEqualTo(given.getValue().getOrDefault("LC_ALL", "unset"));
    assertThat(read("out/leaked")).isEmpty();
    assertWellFormed(given.getKey(), result.stdout());
  }

  private void assertArrived(String name, int n) throws Exception {
    for (String slot : List.of("exec", "env", "stdin", "sh-bare", "bash-bare")) {
      assertThat(read("out/" + slot + "." + n)).as("%s of %s", slot, name).isEqualTo(name);
    }
    for (String slot : List.of("sh-quoted", "bash-quoted")) {
      assertThat(read("out/" + slot + "." + n))
          .as("%s of %s", slot, name)
          .isEqualTo("<" + name + ">");
    }
    if (folder(name)) {
      assertThat(read("out/pwd." + n)).isEqualTo(folder().resolve("dirs").resolve(name) + "\n");
      assertThat(read("out/ls." + n)).isEqualTo("here\n");
    }
  }

  private static void assertWellFormed(String format, String report) throws Exception {
    switch (format) {
      case "json" -> {
        assertThat(ReportSchema.complaints(report)).isEmpty();
        Value.Arr targets =
            (Value.Arr)
                ((Value.Obj) Json.parse(report)).fields().getOrDefault("targets", Value.NULL);
        assertThat(targets.items().stream().limit(NAMES.size()).map(HostileNamesTest::key))
            .containsExactlyElementsOf(NAMES);
      }
      case "csv" -> {
        try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(report)) {
          List<CsvRecord> all = rows.stream().toList();
          assertThat(all.stream().map(CsvRecord::getFieldCount)).containsOnly(6);
          assertThat(all.stream().skip(1).limit(NAMES.size()).map(it -> it.getField(1)))
              .hasSize(NAMES.size())
              .contains("first\nsecond", "😀 𝒳", "name,with,commas", "x".repeat(4096));
        }
      }
      default -> {
        assertThat(report).doesNotContain("\u001b").doesNotContain("\u0007");
        assertThat(report.lines().filter(it -> it.contains(" succeeded "))).hasSize(rows());
      }
    }
  }

  private static int rows() {
    return NAMES.size() + 1 + (int) NAMES.stream().filter(HostileNamesTest::folder).count();
  }

  private static String key(Value target) {
    return ((Value.Obj) target).fields().getOrDefault("key", Value.NULL).text().orElse("");
  }

  @Test
  void arrive_in_exec_as_they_are() throws Exception {
    List<String> names = NAMES.stream().filter(it -> !it.contains("\n")).toList();
    write("names", names.stream().collect(Collectors.joining("\n")));
    Launched.Result result =
        runner(
                "exec",
                "--lines",
                "names",
                "-j",
                "1",
                "-q",
                "--stream",
                "none",
                "--",
                "sh",
                "-c",
                "printf '%s\\n' \"$1\" \"<$2>\" >>arrived",
                "sh",
                "{}",
                "a {} b")
            .withOnly(Map.of("LANG", "C"))
            .run();

    assertThat(result.told()).isEqualTo("0||");
    assertThat(read("arrived").lines())
        .containsExactlyElementsOf(
            names.stream().flatMap(it -> Stream.of(it, "<a " + it + " b>")).toList());
    assertThat(folder().resolve("canary")).doesNotExist();
  }

  @Test
  void arrive_from_the_command_line_of_exec() throws Exception {
    Launched.Result result =
        runner(
                "exec",
                "--targets",
                "😀,-rf,$(touch canary),{},~,*,`x`,'q'",
                "-j",
                "1",
                "-q",
                "--stream",
                "none",
                "--",
                "sh",
                "-c",
                "printf '%s\\n' \"$@\" >>arrived",
                "é",
                "{}",
                "日本語 ${{ x }} {nofield} {-}")
            .withOnly(Map.of("LANG", "C"))
            .run();

    assertThat(result.told()).isEqualTo("0||");
    assertThat(read("arrived").lines().filter(it -> !it.startsWith("日本語")))
        .containsExactly("😀", "-rf", "$(touch canary)", "{}", "~", "*", "`x`", "'q'");
    assertThat(read("arrived").lines().filter(it -> it.startsWith("日本語")))
        .hasSize(8)
        .containsOnly("日本語 ${{ x }} {nofield} {-}");
    assertThat(folder().resolve("canary")).doesNotExist();
  }
}
