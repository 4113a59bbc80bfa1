package dev.runner.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.expr.Template;
import dev.runner.plan.Step;
import dev.runner.text.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EnvFilesTest {
  private static final String HEAD = "version: 1\nname: x\n";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @BeforeEach
  void files() throws IOException {
    write("one.env", "A=one\nB=one\nC=one\nD=one\nE=one\nF=one\n");
    write("two.env", "B=two\nC=two\nD=two\nE=two\nF=two\n");
    write("three.env", "C=three\nD=three\nE=three\nF=three\n");
    write("four.env", "D=four\nE=four\nF=four\n");
    write("home/five.env", "E=five\nF=five\n");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Reading reading(String plan, Map<String, String> params) {
    Given given = new Given(params, Map.of("HERE", "yes"), folder, folder, folder.resolve("home"));
    return PlanReader.read(new Source("plans/plan.yaml", HEAD + plan), given);
  }

  private Map<String, String> env(Step step) {
    Map<String, String> env = new TreeMap<>();
    step.env().forEach((name, template) -> env.put(name, template.toString()));
    return env;
  }

  private Map<String, String> right(String plan) {
    Reading reading = reading(plan, Map.of());
    assertThat(Readings.problems(reading)).isEmpty();
    assertThat(reading.unreadable()).isEmpty();
    return env(reading.draft().jobs().getFirst().steps().getFirst());
  }

  @Test
  void later_files_win_and_env_wins_over_the_files_beside_it_and_inner_over_outer_levels() {
    assertThat(
            right(
                """
                params: {n: {default: four}}
                env_file: one.env
                defaults: {env_file: [two.env, three.env], env: {C: said}}
                jobs:
                  a:
                    env_file: "${{ params.n }}.env"
                    steps:
                      - {run: x, env_file: [~/five.env], env: {F: said}}
                """))
        .isEqualTo(
            Map.of("A", "one", "B", "two", "C", "said", "D", "four", "E", "five", "F", "said"));
  }

  @Test
  void a_file_wins_over_env_of_an_outer_level() {
    assertThat(right("env: {A: said}\njobs: {a: {env_file: one.env, steps: [{run: x}]}}"))
        .containsEntry("A", "one");
  }

  @Test
  void a_value_is_no_template() throws IOException {
    write("t.env", "A=${{ params.x }}");
    assertThat(right("env_file: t.env\njobs: {a: {steps: [{run: x}]}}"))
        .isEqualTo(Map.of("A", "${{ params.x }}"));
  }

  @Test
  void expressions_see_the_variables_of_the_plans_files() {
    Reading reading =
        reading(
            "env_file: one.env\nconcurrency: ${{ length(env.A) }}\n"
                + "jobs: {a: {steps: [{exec: [x, '${{ env.B }}']}]}}",
            Map.of());
    assertThat(Readings.problems(reading)).isEmpty();
    assertThat(reading.draft().control().concurrency()).contains(3);
    assertThat(reading.draft().env().keySet()).contains("A", "F");
    assertThat(
            Readings.problems(
                reading(
                    "env_file: one.env\njobs: {a: {steps: [{exec: [x, '${{ env.Z }}']}]}}",
                    Map.of())))
        .contains("env.Z");
  }

  @Test
  void a_missing_file_is_no_problem_of_the_plan_but_told() {
    Reading reading =
        reading(
            "env_file: [one.env, missing.env]\nconcurrency: ${{ env.N }}\n"
                + "jobs: {a: {env_file: home, steps: [{exec: [x, '${{ env.B }}', '${{ env.ANY }}']}]}}",
            Map.of());
    assertThat(Readings.problems(reading)).isEmpty();
    assertThat(reading.unreadable())
        .containsExactly(
            "plans/plan.yaml:3:21: the file `missing.env` can't be read: no such file",
            "plans/plan.yaml:5:22: the file `home` can't be read: is a folder");
  }

  @Test
  void a_file_that_depends_on_a_missing_param_is_not_looked_for() {
    Reading reading =
        reading(
            "params: {f: {}}\nenv_file: \"${{ params.f }}\"\n"
                + "jobs: {a: {steps: [{exec: [x, '${{ env.B }}']}]}}",
            Map.of());
    assertThat(Readings.problems(reading)).isEmpty();
    assertThat(reading.unreadable()).isEmpty();
    assertThat(reading.missing()).containsExactly("f");
  }

  @Test
  void what_is_wrong_in_a_file_is_told_with_the_plans_problems_and_once() throws IOException {
    write("bad.env", "A=b\nwhat");
    assertThat(
            Readings.problems(
                reading(
                    "env_file: bad.env\nconcurrency: 0\n"
                        + "jobs: {a: {env_file: bad.env, steps: [{exec: [x, '${{ env.Z }}']}]}}",
                    Map.of())))
        .isEqualTo(
            """
            2:1 [****] expected `NAME=value` = a comment begins with `#`, a value of several lines stands in quotes
            4:14 [0] expected a number from 1, or a share of the cores such as `50%`, found `0`""");
    Reading reading = reading("env_file: bad.env\njobs: {a: {steps: [{run: x}]}}", Map.of());
    assertThat(reading.problems().all().getFirst().span().where()).isEqualTo("plans/bad.env:2:1");
  }

  @Test
  void a_file_is_text_of_bounded_size() throws IOException {
    Files.write(folder.resolve("latin.env"), new byte[] {'A', '=', (byte) 0xe9});
    write("large.env", "A=" + "x".repeat(1 << 20));
    assertThat(
            Readings.problems(
                reading(
                    "env_file: [latin.env, large.env, /dev/zero, \"a\\0b\"]\n"
                        + "jobs: {a: {steps: [{run: x}]}}",
                    Map.of())))
        .isEqualTo(
            """
            3:12 [latin.env] `plans/latin.env` is not UTF-8
            3:23 [large.env] `plans/large.env` is larger than 1 MiB
            3:34 [/dev/zero] `/dev/zero` is larger than 1 MiB
            3:45 ["a\\0b"] `a\0b` is no path: Nul character not allowed""");
  }

  @Test
  void a_template_of_a_value_stays_what_it_is() {
    Template template =
        reading("env_file: one.env\njobs: {a: {steps: [{run: x}]}}", Map.of())
            .draft()
            .env()
            .values()
            .iterator()
            .next();
    assertThat(template.constant()).isTrue();
  }
}
