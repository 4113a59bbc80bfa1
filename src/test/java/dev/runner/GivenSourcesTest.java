package dev.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.expr.Json;
import dev.runner.plan.Job;
import dev.runner.plan.TargetSource;
import dev.runner.plan.Targets;
import dev.runner.read.Given;
import dev.runner.text.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GivenSourcesTest {
  private static final String ONE =
      """
      version: 1
      name: x
      jobs:
        build: {targets: {list: [{id: x}], key: id, expect: 1..5}, steps: [{exec: [x]}]}
        single: {steps: [{exec: [x]}]}
      """;

  private static final String TWO =
      """
      version: 1
      name: x
      jobs:
        build: {targets: [a], steps: [{exec: [x]}]}
        test: {needs: [build], targets: {lines: x}, steps: [{exec: [x]}]}
        ship: {needs: [test], targets: {lines: x}, steps: [{exec: [x]}]}
        single: {steps: [{exec: [x]}]}
      """;

  private static Loaded load(String plan, List<String> jobs, GivenTargets... targets) {
    Given given =
        new Given(
            Map.of(), Map.of(), Path.of("/plans"), Path.of("/home/me/here"), Path.of("/home/me"));
    RunOptions options =
        new RunOptions(
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            RunOptions.Watched.AS_PLANNED,
            jobs,
            List.of());
    return Runner.load(new Source("plan.yaml", plan), given, options, List.of(targets));
  }

  private static GivenTargets list(String text) {
    return new GivenTargets(GivenTargets.Form.LIST, text);
  }

  private static GivenTargets file(String text) {
    return new GivenTargets(GivenTargets.Form.FILE, text);
  }

  private static Targets targets(Loaded loaded, String job) {
    assertThat(loaded.usage()).isEmpty();
    return loaded.graph().job(job).map(it -> it.job()).map(Job::targets).orElseThrow();
  }

  /// The values of a job's list.
  private static List<String> values(Loaded loaded, String job) {
    List<String> values = new ArrayList<>();
    if (targets(loaded, job).source() instanceof TargetSource.Listed(var rows)) {
      rows.forEach(it -> values.add(Json.write(it.value())));
    }
    return values;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[{\"id\":1},{\"id\":\"two\",\"n\":[1.50,true,null]}]|{\"id\":1} {\"id\":\"two\",\"n\":[1.50,true,null]}",
        "  [{\"id\":\"${{ env.X }}${{\"}]|{\"id\":\"${{ env.X }}${{\"}",
        "build=[{\"id\":\"a=b\"}]|{\"id\":\"a=b\"}",
        "[]|~~"
      })
  void an_array_stands_in_for_the_plans_targets(String given, String values) {
    Loaded loaded = load(ONE, List.of(), list(given));

    assertThat(String.join(" ", values(loaded, "build"))).isEqualTo(values);
    assertThat(targets(loaded, "build").key()).isPresent();
    assertThat(targets(loaded, "build").expect()).contains(new Targets.Expect(1, 5));
  }

  @Test
  void words_are_texts_and_no_expressions() {
    Loaded loaded = load(TWO, List.of("build"), list("1,true, a b ,${{ x }}"));

    assertThat(values(loaded, "build"))
        .containsExactly("\"1\"", "\"true\"", "\" a b \"", "\"${{ x }}\"");
  }

  @ParameterizedTest
  @CsvSource({
    "rows.csv, CSV, /home/me/here/rows.csv",
    "/x/rows.json, JSON, /x/rows.json",
    "~/rows.jsonl, JSONL, /home/me/rows.jsonl",
    "test=rows, LINES, /home/me/here/rows",
    "./other=rows.JSON, LINES, /home/me/here/./other=rows.JSON"
  })
  void the_name_of_a_file_tells_its_format(String given, TargetSource.Format format, String path) {
    TargetSource source = targets(load(TWO, List.of("test"), file(given)), "test").source();

    assertThat(source)
        .isInstanceOfSatisfying(
            TargetSource.RowFile.class,
            it -> {
              assertThat(it.format()).isEqualTo(format);
              assertThat(it.file()).hasToString(path);
            });
  }

  @Test
  void several_jobs_get_theirs_by_name() {
    Loaded loaded = load(TWO, List.of(), list("build=p,q"), file("test=-"), list("ship=r"));

    assertThat(values(loaded, "build")).containsExactly("\"p\"", "\"q\"");
    assertThat(targets(loaded, "test").source()).isEqualTo(new TargetSource.Piped());
    assertThat(values(loaded, "ship")).containsExactly("\"r\"");
  }

  @Test
  void a_needed_job_is_replaced_only_by_name() {
    Loaded loaded = load(TWO, List.of("test"), list("b"), list("build=p"));

    assertThat(values(loaded, "test")).containsExactly("\"b\"");
    assertThat(values(loaded, "build")).containsExactly("\"p\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | a | --targets: several jobs have `targets` (build, test, ship): choose one with --job NAME, or say which is meant with --targets NAME=...",
        "single | a | --targets: no job of --job has `targets` to replace",
        "'' | single=a | --targets single=...: the job `single` has no `targets` to replace",
        "'' | biuld=a | --targets biuld=...: the plan has no job `biuld`; did you mean `build`?",
        "'' | zero=1 | --targets zero=...: the plan has no job `zero`; targets with a `=` are written as a JSON array",
        "build | ship=a | --targets ship=...: the job `ship` is not among those of --job"
      })
  void says_when_it_is_not_clear_which_job_is_meant(String job, String given, String says) {
    assertThat(load(TWO, job.isEmpty() ? List.of() : List.of(job), list(given)).usage())
        .containsExactly(says);
  }

  @Test
  void one_job_gets_its_targets_once() {
    assertThat(load(ONE, List.of(), list("[]"), file("x.csv")).usage())
        .containsExactly(
            "--targets-file and --targets are both given for the job `build`: say one of them");
    assertThat(load(ONE, List.of(), file("y"), file("build=x")).usage())
        .containsExactly("--targets-file is given twice for the job `build`: say one of them");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[{\"id\":1},{\"id\":2]|--targets:1:18: expected `,` or `}` here",
        "[{\"id\":1},{\"ix\":2}]|--targets:1:11: this target has no key",
        "build=[{\"id\":1},{\"id\":1}]|--targets:1:11: the key `1` is there twice",
        "a,b|--targets:1:1: this target has no key"
      })
  void what_is_wrong_in_a_list_is_shown_with_its_place(String given, String says) {
    assertThat(load(ONE, List.of(), list(given)).usage())
        .singleElement()
        .asString()
        .startsWith("--targets makes no targets:\n" + says);
  }
}
