package dev.runner.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.plan.Job;
import dev.runner.text.Excerpt;
import dev.runner.text.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InclusionTest {
  private static final String STEPS = "steps: [{exec: [ls]}]";

  @TempDir Path folder = Path.of("");

  @Test
  void takes_params_constants_limiters_and_jobs_before_its_own() throws IOException {
    write(
        "sub/common.yaml", "params: {who: {default: me}}\nvars: {hi: \"hi ${{ params.who }}\"}\n");
    write(
        "sub/jobs.yaml",
        """
        version: 1
        name: jobs
        include: common.yaml
        limits: {api: {rate: 1/s}}
        jobs: {build: {limit: api, steps: [{exec: [echo, "${{ vars.hi }}"]}]}}
        """);
    Reading reading =
        read(
            """
            version: 1
            name: x
            include: [sub/jobs.yaml, sub/common.yaml]
            vars: {own: "${{ vars.hi }}!"}
            jobs: {test: {needs: [build], steps: [{exec: [ls], limit: api}]}}
            """);

    assertThat(problems(reading)).isEmpty();
    assertThat(reading.draft().jobs()).extracting(Job::id).containsExactly("build", "test");
    assertThat(reading.draft().vars()).hasToString("{hi=Str[value=hi me], own=Str[value=hi me!]}");
    assertThat(reading.draft().limits()).containsOnlyKeys("api");
    assertThat(reading.draft().included())
        .extracting(it -> it.source().name())
        .containsExactly("sub/jobs.yaml", "sub/common.yaml");
    assertThat(reading.draft().included())
        .extracting(it -> it.path())
        .containsExactly(folder.resolve("sub/jobs.yaml"), folder.resolve("sub/common.yaml"));
  }

  @Test
  void is_a_plan_though_all_its_jobs_are_included() throws IOException {
    write("jobs.yaml", "jobs: {a: {" + STEPS + "}}");
    Reading reading = read("version: 1\nname: x\ninclude: jobs.yaml\n");
    assertThat(problems(reading)).isEmpty();
    assertThat(reading.draft().jobs()).hasSize(1);
  }

  @Test
  void names_both_places_of_what_is_declared_twice() throws IOException {
    write(
        "a.yaml",
        "jobs:\n  build: {" + STEPS + "}\nlimits: {api: {rate: 1/s}}\nsecrets: {T: {env: A}}\n");
    write("b.yaml", "limits:\n  api: {rate: 2/s}\nsecrets:\n  T: {file: t}\n");
    Reading reading =
        read("version: 1\nname: x\ninclude: [a.yaml, b.yaml]\njobs:\n  build: {" + STEPS + "}\n");
    assertThat(problems(reading))
        .isEqualTo(
            """
            b.yaml:2:3: `api` is declared at a.yaml:3:10 already
               2 |   api: {rate: 2/s}
                 |   ^^^
               = call one of them otherwise

            b.yaml:4:3: `T` is declared at a.yaml:4:11 already
               4 |   T: {file: t}
                 |   ^
               = call one of them otherwise

            plan.yaml:5:3: `build` is declared at a.yaml:2:3 already
               5 |   build: {steps: [{exec: [ls]}]}
                 |   ^^^^^
               = call one of them otherwise
            """);
  }

  @Test
  void shows_what_is_wrong_in_the_file_where_it_is_wrong() throws IOException {
    write("jobs.yaml", "concurency: 3\nconcurrency: 3\njobs:\n  a: {need: [b], " + STEPS + "}\n");
    write("vars.yaml", "vars: [a]\nversion: 2\n");
    Reading reading = read("version: 1\nname: x\ninclude: [jobs.yaml, vars.yaml]\n");
    assertThat(problems(reading))
        .isEqualTo(
            """
            jobs.yaml:1:1: unknown key `concurency` in an included file
               1 | concurency: 3
                 | ^^^^^^^^^^
               = the keys here are `description`, `include`, `jobs`, `limits`, `name`, `params`, `secrets`, `vars` and `version`

            jobs.yaml:2:1: `concurrency` has no meaning in an included file
               2 | concurrency: 3
                 | ^^^^^^^^^^^
               = say it in the plan that includes it

            jobs.yaml:4:7: unknown key `need` in a job
               4 |   a: {need: [b], steps: [{exec: [ls]}]}
                 |       ^^^^
               = did you mean `needs`?

            vars.yaml:1:7: expected a mapping, found a list
               1 | vars: [a]
                 |       ^^^

            vars.yaml:2:10: expected version 1 of the plan language, found `2`
               2 | version: 2
                 |          ^
               = write `version: 1`
            """);
  }

  @Test
  void refuses_files_that_include_themselves() throws IOException {
    write("a.yaml", "include: sub/b.yaml\n");
    write("sub/b.yaml", "include: [../c.yaml]\n");
    Files.createSymbolicLink(folder.resolve("c.yaml"), Path.of("a.yaml"));
    write("d.yaml", "include: plan.yaml\n");
    Reading reading =
        read("version: 1\nname: x\ninclude: [a.yaml, d.yaml]\njobs: {a: {" + STEPS + "}}\n");
    assertThat(problems(reading))
        .isEqualTo(
            """
            d.yaml:1:10: this includes itself: plan.yaml -> d.yaml -> plan.yaml
               1 | include: plan.yaml
                 |          ^^^^^^^^^
               = leave it out

            sub/b.yaml:1:11: this includes itself: a.yaml -> sub/b.yaml -> c.yaml
               1 | include: [../c.yaml]
                 |           ^^^^^^^^^
               = leave it out
            """);
  }

  @Test
  void stops_at_a_depth_and_a_number_of_files() throws IOException {
    for (int i = 0; i < 12; i++) {
      write("d" + i + ".yaml", "include: d" + (i + 1) + ".yaml\n");
    }
    StringBuilder many =
        new StringBuilder("version: 1\nname: x\njobs: {a: {" + STEPS + "}}\ninclude:\n");
    for (int i = 0; i < 52; i++) {
      write("m" + i + ".yaml", "");
      many.append("  - m").append(i).append(".yaml\n");
    }
    assertThat(
            problems(read("version: 1\nname: x\ninclude: d0.yaml\njobs: {a: {" + STEPS + "}}\n")))
        .startsWith("d9.yaml:1:10: files include each other at most 10 deep\n")
        .doesNotContain("d10.yaml:");
    assertThat(problems(read(many.toString())))
        .startsWith("plan.yaml:55:5: a plan includes at most 50 files\n");
  }

  @Test
  void says_which_file_can_not_be_read_and_nothing_of_what_is_missing_then() throws IOException {
    write("broken.yaml", "jobs: {a: [}\n");
    Reading reading =
        read(
            "version: 1\nname: x\ninclude: [none.yaml, .]\njobs: {a: {needs: [b], "
                + STEPS
                + "}}\n");
    assertThat(problems(reading))
        .isEqualTo(
            """
            plan.yaml:3:11: `none.yaml` can't be read: no such file
               3 | include: [none.yaml, .]
                 |           ^^^^^^^^^

            plan.yaml:3:22: `.` can't be read: is a folder
               3 | include: [none.yaml, .]
                 |                      ^
            """);
    assertThat(problems(read("version: 1\nname: x\ninclude: broken.yaml\njobs: {}\n")))
        .startsWith("broken.yaml:1:12: ");
  }

  private Reading read(String plan) throws IOException {
    write("plan.yaml", plan);
    Given given = new Given(Map.of(), Map.of(), folder, folder, folder);
    return PlanReader.read(new Source("plan.yaml", plan), given);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(TextFile.folder(file));
    Files.writeString(file, text);
  }

  private static String problems(Reading reading) {
    return Excerpt.of(reading.problems().all());
  }
}
