package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// `runner eval`, and what `raw` does to a script.
final class EvalTest extends SystemTest {

  @BeforeEach
  void plan() throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: shown
        params:
          count: {type: integer, default: 3}
          root: {type: string}
        vars: {half: "${{ params.count / 2 }}"}
        env: {ROOT: "${{ params.root }}"}
        jobs: {a: {steps: [{exec: ["true"]}]}}
        """);
  }

  private String told(String... arguments) throws Exception {
    String[] all = new String[arguments.length + 1];
    all[0] = "eval";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return runner(all).run().told();
  }

  @Test
  void a_string_is_printed_as_it_is_and_all_else_as_json() throws Exception {
    assertThat(told("upper('a b')")).isEqualTo("0|A B\n|");
    assertThat(told("upper('a b')", "-o", "json")).isEqualTo("0|\"A B\"\n|");
    assertThat(told("[1 + 1, 'a', null]")).isEqualTo("0|[2,\"a\",null]\n|");
    assertThat(told("--", "-1 + 2")).isEqualTo("0|1\n|");
    assertThat(told("${{ 1 }} of ${{ 2 }}")).isEqualTo("0|1 of 2\n|");
  }

  @Test
  void params_are_strings_without_a_plan() throws Exception {
    assertThat(told("-p", "n=3", "params.n")).isEqualTo("0|3\n|");
    assertThat(told("-p", "n=3", "params.n * 2"))
        .isEqualTo(
            """
            65||expression:1:1: `*` takes numbers, not a string
               1 | params.n * 2
                 | ^^^^^^^^
               = `number(x)` reads a number
            """);
    assertThat(told("params.m"))
        .isEqualTo(
            """
            65||expression:1:8: `params.m` is not given: -p NAME=VALUE
               1 | params.m
                 |        ^
            """);
  }

  @Test
  void a_plan_brings_its_names() throws Exception {
    assertThat(told("plan.yaml", "-p", "root=/srv", "[params.count, vars.half, env.ROOT]"))
        .isEqualTo("0|[3,1.5,\"/srv\"]\n|");
    assertThat(told("plan.yaml", "1"))
        .isEqualTo("64||runner: the plan needs the param `root`: -p root=...\n");
    assertThat(told("plan.yaml", "-p", "root=/srv", "target.key"))
        .isEqualTo(
            """
            65||expression:1:1: `target` is only known while a plan runs
               1 | target.key
                 | ^^^^^^
            """);
    assertThat(told("nope.yaml", "1")).isEqualTo("66||runner: nope.yaml: no such file\n");
  }

  @Test
  void what_only_values_show_is_located_too() throws Exception {
    assertThat(told("number('x') + 1"))
        .isEqualTo(
            """
            65||expression:1:8: `x` is not a number
               1 | number('x') + 1
                 |        ^^^
            """);
  }

  @Test
  void an_expression_comes_from_standard_input() throws Exception {
    assertThat(bash("printf '%s\n' '1 +' '2' | \"$RUNNER\" eval -").run().told())
        .isEqualTo("0|3\n|");
  }

  @Test
  void a_wrong_command_line_is_told() throws Exception {
    assertThat(told()).startsWith("64||runner: eval needs an expression");
    assertThat(told("1", "2", "3")).startsWith("64||runner: eval takes a plan and one expression");
  }

  @Test
  void raw_becomes_code_and_validate_warns() throws Exception {
    write(
        "raw.yaml",
        """
        version: 1
        name: pasted
        params: {code: {type: string, default: "echo one; echo two"}}
        jobs:
          a:
            targets: ["it's"]
            steps:
              - run: |
                  ${{ raw(params.code) }}
                  echo ${{ params.code }} "${{ target.key }}"
        """);
    assertThat(runner("validate", "raw.yaml").run().told())
        .isEqualTo(
            """
            0|raw.yaml: a valid plan
            |raw.yaml:9:11: warning: `raw` pastes the value into the script: it becomes code
               9 |           ${{ raw(params.code) }}
                 |           ^^^^^^^^^^^^^^^^^^^^^^^
               = without `raw` it stays one value, whatever it holds: keep it only where code is meant
            """);
    Launched.Result run = runner("apply", "raw.yaml", "--stream", "prefixed").run();
    assertThat(run.stderr()).doesNotContain("warning");
    assertThat(run.stdout() + run.stderr()).contains("one\n", "two\n", "echo one; echo two it's\n");
    assertThat(run.code()).isZero();
  }
}
