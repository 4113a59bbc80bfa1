package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What jobs hand on: targets that are known only at run time, and what became of each.
final class DataFlowTest extends SystemTest {
  private static final String PLAN =
      """
      version: 1
      name: flow
      jobs:
        list:
          steps:
            - exec: [cat, repos.json]
              outputs: {repos: "${{ filter(json, r, r.size > 3) }}"}
        look:
          needs: [list]
          targets:
            from: needs.list.outputs.repos
            key: name
          steps:
            - id: size
              run: |
                echo ${{ target.key }} >>looked
                echo "${{ target.size }} KB"; [ ${{ target.size }} -lt 20 ]
              outputs: {line: "${{ trim(stdout) }}"}
        sum:
          needs: {look: {condition: completed}}
          steps:
            - run: printf '%s\\n' ${{ toJSON(needs.look.results) }} >sum
      """;

  @BeforeEach
  void plan() throws IOException {
    write("plan.yaml", PLAN);
    write(
        "repos.json",
        """
        [{"name": "a", "size": 3}, {"name": "b", "size": 12}, {"name": "c d", "size": 31}]
        """);
  }

  @Test
  void targets_are_items_of_an_output_and_their_results_a_list() throws IOException {
    Launched.Result result = runner("apply", "plan.yaml", "-o", "csv").run();

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.stdout())
        .containsPattern("look,b,succeeded")
        .containsPattern("look,c d,failed");
    assertThat(read("sum"))
        .isEqualTo(
            """
            [{"key":"b","outcome":"succeeded","outputs":{"line":"12 KB"}},\
            {"key":"c d","outcome":"failed","outputs":{"line":null}}]
            """);
  }

  @Test
  void a_plan_says_when_they_are_known() throws IOException {
    assertThat(runner("plan", "plan.yaml").run().stdout())
        .contains(
            """
            job look: needs list
              targets: the items of needs.list.outputs.repos, once what it needs has ended
                step size:
            """);
  }

  @Test
  void a_resumed_run_keeps_what_is_the_same_in_the_new_list() throws IOException {
    runner("apply", "plan.yaml", "-q").run();
    write(
        "repos.json",
        """
        [{"name": "new", "size": 5}, {"name": "b", "size": 12}, {"name": "c d", "size": 14}]
        """);
    write("plan.yaml", PLAN.replace("exec: [cat, repos.json]", "exec: [cat, -u, repos.json]"));

    assertThat(runner("apply", "plan.yaml", "--resume", "-q").run().told()).isEqualTo("0||");

    assertThat(read("looked").lines()).containsExactlyInAnyOrder("b", "c d", "new", "b", "c d");
    assertThat(read("sum")).contains("\"new\"", "14 KB").doesNotContain("failed");
  }

  @Test
  void no_items_are_no_targets_with_a_warning() throws IOException {
    write("repos.json", "[]");
    Launched.Result result = runner("apply", "plan.yaml").run();

    assertThat(result.code()).isZero();
    assertThat(result.stderr()).contains("warning: `needs.list.outputs.repos`");
    assertThat(read("sum")).isEqualTo("[]\n");
  }

  @Test
  void what_is_no_list_or_no_target_fails_the_job_where_it_stands() throws IOException {
    write("plan.yaml", PLAN.replace("filter(json, r, r.size > 3)", "json"));
    write("repos.json", "{\"name\": \"a\"}");
    assertThat(runner("apply", "plan.yaml").run().stdout())
        .contains("plan.yaml:11:13: `needs.list.outputs.repos` is a record, not a list");

    write("repos.json", "[{\"name\": \"a\", \"size\": 4}, [1]]");
    assertThat(runner("apply", "plan.yaml").run().stdout())
        .contains(
            "`needs.list.outputs.repos`, item 2: a target is a scalar or a record, not a list");
  }

  @Test
  void results_that_are_too_large_are_said_to_be() throws IOException {
    write(
        "plan.yaml",
        """
        version: 1
        name: large
        jobs:
          many:
            targets: {command: {exec: [seq, "9"]}}
            steps:
              - run: head -c 1000000 /dev/zero | tr '\\0' x
                outputs: {all: "${{ stdout }}"}
          sum:
            needs: [many]
            steps: [{exec: [echo, "${{ count(needs.many.results) }}"]}]
        """);
    Launched.Result result = runner("apply", "plan.yaml").run();

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.stdout())
        .contains(
            "the results of the job `many` are larger than 8 MiB: let its steps give smaller");
  }

  @Test
  void a_list_of_the_plan_itself_is_known_before_it_runs() throws IOException {
    write(
        "plan.yaml",
        """
        version: 1
        name: early
        vars: {hosts: [web-1, web-2]}
        jobs:
          each:
            targets: {from: "filter(vars.hosts, h, endsWith(h, '2'))"}
            steps: [{exec: [echo, "${{ target.key }}"]}]
        """);
    assertThat(runner("plan", "plan.yaml").run().stdout()).contains("1 target\n", "echo web-2");
  }

  @Test
  void outputs_are_known_at_the_end_of_the_run_too() throws IOException {
    write(
        "plan.yaml",
        """
        version: 1
        name: end
        jobs:
          deploy: {steps: [{exec: [echo, there], outputs: {url: "${{ trim(stdout) }}"}}]}
        finally:
          - exec: [touch, "${{ run.jobs.deploy.outputs.url }}"]
        """);
    assertThat(runner("apply", "plan.yaml", "-q").run().told()).isEqualTo("0||");
    assertThat(folder().resolve("there")).exists();
  }

  private static final String WRITES =
      """
      version: 1
      name: writes
      jobs:
        a:
          targets: [x, y]
          steps:
            - id: find
              retry: {max: 1, delay: 1ms}
              run: |
                [ ! -s "$RUN_OUTPUT" ]
                SCRIPT
              outputs: {version: "${{ output.version }}", notes: "${{ lines(output.notes) }}"}
            - exec: [echo, "${{ steps.find.outputs.version }}", "${{ count(steps.find.outputs.notes) }}"]
      """;

  @Test
  void a_command_may_write_outputs_to_a_file() throws IOException {
    write(
        "plan.yaml",
        WRITES.replace(
            "SCRIPT",
            "echo $RUN_OUTPUT >>files; echo version=1.$RUN_TARGET=2 >>$RUN_OUTPUT;"
                + " printf 'notes<<E\\na\\n\\nb<<\\nE\\n' >>$RUN_OUTPUT; [ $RUN_ATTEMPT = 2 ]"));
    Launched.Result result = runner("apply", "plan.yaml", "--stream", "group").run();

    assertThat(result.code()).isZero();
    assertThat(result.stdout()).contains("1.x=2 3\n", "1.y=2 3\n");
    assertThat(read("files").lines()).hasSize(4).noneMatch(it -> Files.exists(Path.of(it)));
  }

  @Test
  void what_is_wrong_with_that_file_is_said() throws IOException {
    assertThat(written("true"))
        .contains("plan.yaml:12:40: `output` has no field `version`; it is empty");
    assertThat(written("printf 'version=1\\nwhat is this\\n' >$RUN_OUTPUT"))
        .contains(
            "the file of RUN_OUTPUT, line 2: expected `NAME=value` or `NAME<<END`, found `what");
    assertThat(written("printf 'notes<<END\\na\\n' >$RUN_OUTPUT"))
        .contains("the file of RUN_OUTPUT, line 1: `END` ends no text below it");
    assertThat(written("rm $RUN_OUTPUT")).contains("the file of RUN_OUTPUT can't be read");
    assertThat(written("head -c 9000000 /dev/zero >$RUN_OUTPUT"))
        .contains("the file of RUN_OUTPUT is larger than 8 MiB");
  }

  private String written(String script) throws IOException {
    write("plan.yaml", WRITES.replace("SCRIPT", script));
    Launched.Result result = runner("apply", "plan.yaml").run();
    assertThat(result.code()).isEqualTo(1);
    return result.stdout();
  }

  @Test
  void nobody_has_that_file_who_does_not_ask_for_it() throws IOException {
    write(
        "plan.yaml",
        """
        version: 1
        name: none
        jobs:
          a: {steps: [{run: 'echo "${RUN_OUTPUT-unset}"', outputs: {o: "${{ stdout }}"}}]}
        """);
    assertThat(
            runner("apply", "plan.yaml", "--stream", "group")
                .with("RUN_OUTPUT", "x")
                .run()
                .stdout())
        .startsWith("unset\n");
  }
}
