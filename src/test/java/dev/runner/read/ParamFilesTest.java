package dev.runner.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.text.Excerpt;
import dev.runner.text.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ParamFilesTest {
  private static final String PLAN =
      """
      version: 1
      name: x
      params:
        root: {type: path, default: src}
        depth: {type: integer, default: 4, max: 9}
        names: {type: list, default: [a]}
        token: {secret: true}
        pin: {type: integer, secret: true, required: false}
      jobs: {a: {steps: [{run: x}]}}
      """;

  @Test
  void takes_yaml_and_json_and_lets_later_files_and_options_win() {
    Reading reading =
        read(
            Map.of("depth", "3"),
            "root: data\ndepth: 1\nnames: [x, '${{ y }}']\ntoken: t0ken\n",
            "{\"depth\": 2, \"names\": [\"z\"]}");
    assertThat(problems(reading)).isEmpty();
    assertThat(reading.missing()).isEmpty();
    assertThat(
            reading.draft().params().entrySet().stream()
                .map(it -> it.getKey() + "=" + it.getValue())
                .collect(Collectors.joining(" ")))
        .isEqualTo(
            "root=Str[value=/files/data] depth=Num[3] names=Arr[items=[Str[value=z]]]"
                + " token=Str[value=t0ken] pin=Null[]");
  }

  @Test
  void keeps_braces_as_they_are() {
    Reading reading = read(Map.of(), "token: ${{ env.HOME }}");
    assertThat(reading.draft().params().get("token")).hasToString("Str[value=${{ env.HOME }}]");
  }

  @Test
  void says_where_in_the_file_something_is_wrong_and_shows_no_secret() {
    Reading reading =
        read(
            Map.of(),
            "rot: x\ndepth: '5'\nnames: a,b\n",
            "{root: [a], token: {a: hunter2}, pin: s3cret, depth: 10}");
    assertThat(problems(reading))
        .isEqualTo(
            """
            0.yaml:1:1: there is no parameter `rot`
               1 | rot: *
                 | ^^^
               = did you mean `root`?

            0.yaml:2:8: expected an integer up to 9, found `5`
               2 | depth: '5'
                 |        ^^^
               = write it without quotes

            0.yaml:3:8: expected a list of values, found `a,b`
               3 | names: a,b
                 |        ^^^
               = write `[a,b]`

            1.yaml:1:8: expected a path, found a list
               1 | {root: [a], token: *** ********, pin: ******, depth: 10}
                 |        ^^^

            1.yaml:1:20: expected a string, found another value
               1 | {root: [a], token: *** ********, pin: ******, depth: 10}
                 |                    ^^^^^^^^^^^^

            1.yaml:1:39: expected an integer, found another value
               1 | {root: [a], token: *** ********, pin: ******, depth: 10}
                 |                                       ^^^^^^

            1.yaml:1:54: expected an integer up to 9, found `10`
               1 | {root: [a], token: *** ********, pin: ******, depth: 10}
                 |                                                      ^^
            """);
    assertThat(reading.missing()).isEmpty();
  }

  @Test
  void shows_nothing_of_a_file_that_is_no_sound_mapping_where_there_are_secrets() {
    assertThat(problems(read(Map.of(), "depth: 1\ntoken: 'hunter2\n")))
        .contains("0.yaml:2:8")
        .doesNotContain("hunter2");
    assertThat(problems(read(Map.of(), "token: hunter1\ntoken: hunter2\n")))
        .contains("0.yaml:2:1: duplicate key `token`")
        .doesNotContain("hunter");
    assertThat(problems(read(Map.of(), "- token: hunter2\n")))
        .contains("0.yaml:1:1")
        .doesNotContain("hunter2");
  }

  @Test
  void refuses_a_list_and_takes_an_empty_file() {
    assertThat(problems(read(Map.of(), "[a]", "# nothing")))
        .contains("expected a mapping of parameters such as `{root: ~/src}`, found a list");
    assertThat(read(Map.of(), "# nothing").missing()).containsExactly("token");
  }

  @Test
  void shows_no_secret_of_the_command_line() {
    assertThat(read(Map.of("pin", "hunter2", "tken", "hunter3")).usage())
        .containsExactly(
            "-p pin=***: `pin` is an integer",
            "-p tken=***: there is no parameter `tken`; did you mean `token`?");
  }

  @Test
  void wants_the_secrets_of_a_resumed_run_again() {
    assertThat(read(Map.of("token", "***")).usage())
        .containsExactly(
            "`token` is a secret, which no run keeps: give it again, as with -p token=...");
  }

  private static Reading read(Map<String, String> params, String... files) {
    List<ParamFile> all =
        IntStream.range(0, files.length)
            .mapToObj(it -> new ParamFile(new Source(it + ".yaml", files[it]), Path.of("/files")))
            .toList();
    Given given =
        new Given(params, Map.of("HOME", "/home/me"), Path.of("/plans"), Path.of("/"), Path.of("/"))
            .with(all);
    return PlanReader.read(new Source("plan.yaml", PLAN), given);
  }

  private static String problems(Reading reading) {
    return Excerpt.of(reading.problems().all());
  }
}
