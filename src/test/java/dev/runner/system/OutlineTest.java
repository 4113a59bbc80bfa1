package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.runner.report.ValueNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// `runner plan -o json` says what a run would do, for programs.
final class OutlineTest extends SystemTest {
  private static final String PLAN =
      """
      version: 1
      name: all-of-it
      description: Has a bit of everything.
      instance: "${{ params.region }}"
      include: more.yaml
      params:
        region: {default: eu}
        token: {secret: true}
        n: {type: integer, default: 3}
      vars: {shift: 2, bearer: "Bearer ${{ params.token }}", twice: "${{ vars.bearer }}!"}
      limits: {api: {rate: 80/1m, burst: 10, quota: 5000/1h, concurrency: 8, key: "${{ target.key }}"}}
      concurrency: 4
      deadline: 45m
      fail_fast: {after: 10%, running: finish}
      confirm: {above: 100}
      defaults: {timeout: 5m}
      jobs:
        ask:
          name: Asks
          targets: [{key: a, n: 1}, {key: b, n: 2}]
          concurrency: 2
          rate_limit: 2/s
          batches: [1, 50%]
          if: params.n > 2
          steps:
            - id: get
              limit: api
              retry: 2
              outputs: {x: "${{ response.status }}"}
              http:
                url: "http://localhost/${{ target.key }}?token=${{ params.token }}"
                headers: {Authorization: "${{ vars.bearer }}", Accept: "x/${{ target.n }}"}
            - {id: odd, if: target.n == 1, exec: [echo, "${{ target.key }}", it's], working_dir: /}
            - {id: tell, if: steps.odd.outcome == 'succeeded', run: 'echo "${{ target.key }}" got', needs: [odd]}
          finally: [{id: clean, exec: [rm, "${{ steps.get.outputs.x }}"]}]
        listed:
          needs: {ask: {condition: completed}}
          targets: {command: {exec: [touch, listed], parse: lines}}
          steps: [{exec: [echo, "${{ target.key }}"]}]
      on_failure: [{id: mail, run: echo oh no}]
      """;

  /// What the document breaks of its schema.
  private static void fits(String document) throws IOException {
    Validator.Result result =
        new ValidatorFactory()
            .withJsonNodeFactory(ValueNode.FACTORY)
            .validate(Files.readString(Path.of("schemas/outline.schema.json")), document);
    assertThat(
            result.getErrors().stream().map(it -> it.getInstanceLocation() + ": " + it.getError()))
        .isEmpty();
  }

  private Launched.Result planned(String... more) throws IOException {
    write("plan.yaml", PLAN);
    write("more.yaml", "vars: {own: [1.10, x]}\njobs: {first: {steps: [{exec: ['true']}]}}\n");
    String[] all = new String[more.length + 6];
    System.arraycopy(
        new String[] {"plan", "plan.yaml", "-p", "token=hunter2", "-o", "json"}, 0, all, 0, 6);
    System.arraycopy(more, 0, all, 6, more.length);
    return runner(all).run();
  }

  @Test
  void says_all_that_is_known_of_a_plan() throws Exception {
    Launched.Result result = planned("-j", "3");

    assertThat(result.code()).isZero();
    assertThat(result.stderr()).isEmpty();
    fits(result.stdout());
    assertThat(result.stdout()).doesNotContain("hunter2");
    assertThat(result.stdout())
        .isEqualTo(Files.readString(Path.of("src/test/resources/dev/runner/system/outline.json")));
    assertThat(folder().resolve("listed")).doesNotExist();
  }

  @Test
  void says_the_same_for_people() throws Exception {
    planned();

    assertThat(runner("plan", "plan.yaml", "-p", "token=hunter2").run().stdout())
        .startsWith(
            """
            all-of-it: Has a bit of everything.
              at most 4 attempts at once, deadline 45m, fail_fast after 10%, what runs finishes, asks before it starts above 100 targets
              instance eu
              param region: eu (default)
              param token: *** (-p)
              param n: 3 (default)
              var own: [1.10, x] (more.yaml)
              var shift: 2
              var bearer: ***
              var twice: ***
              limit api: 80/1m with bursts of 10, at most 5000 in any 1h, at most 8 at once, for each ${{ target.key }}
            """);
  }

  @Test
  void runs_the_commands_that_list_targets_where_that_is_asked_for() throws Exception {
    Launched.Result result = planned("--resolve", "--target", "b", "--job", "listed");

    assertThat(result.code()).isZero();
    fits(result.stdout());
    assertThat(folder().resolve("listed")).exists();
    assertThat(result.stdout())
        .contains("\"count\":1,", "\n{\"key\":\"b\",")
        .contains("\"count\":0,\"targets\":[]")
        .doesNotContain("\"key\":\"a\"", "\"known_after\"");
  }

  @Test
  void says_requests_as_commands_of_curl_too() throws Exception {
    Launched.Result result = planned("--curl");

    fits(result.stdout());
    assertThat(result.stdout()).contains("\"curl\":\"curl --header").doesNotContain("hunter2");
  }

  @Test
  void a_dry_run_says_it_too() throws Exception {
    write("plan.yaml", "version: 1\nname: dry\njobs: {a: {steps: [{exec: [touch, done]}]}}\n");
    Launched.Result applied = runner("apply", "plan.yaml", "-n", "-o", "json").run();

    assertThat(applied.told())
        .isEqualTo("0|" + runner("plan", "plan.yaml", "-o", "json").run().stdout() + "|");
    Launched.Result executed =
        runner("exec", "--targets", "x,y", "-n", "-o", "json", "--", "touch", "{}").run();
    assertThat(executed.code()).isZero();
    fits(executed.stdout());
    assertThat(executed.stdout()).contains("\"argv\":[\"touch\",\"y\"]");
    assertThat(folder().resolve("done")).doesNotExist();
  }

  @Test
  void says_what_a_resumed_run_does_again_and_why() throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: again
        jobs:
          a:
            targets: [x, y]
            steps: [{id: one, exec: [test, "${{ target.key }}", "=", x]}, {id: two, exec: ['true']}]
          b:
            needs: {a: {condition: completed}}
            targets: {from: "map(needs.a.results, r, r.key)"}
            steps: [{exec: ['true']}]
        """);
    assertThat(runner("apply", "plan.yaml", "-q").run().code()).isEqualTo(2);

    Launched.Result result =
        runner("plan", "plan.yaml", "--resume", "-o", "json", "--detailed-exitcode").run();

    assertThat(result.code()).isEqualTo(2);
    fits(result.stdout());
    assertThat(result.stdout())
        .containsPattern("\"limits\":\\[\\],\"resumes\":\"[^\"]+\",\"jobs\":\\[\n")
        .contains(
            """
            "count":2,"targets":[
            {"key":"x","steps":[{"step":"one","fate":"keep"},{"step":"two","fate":"keep"}]},
            {"key":"y","steps":[{"step":"one","fate":"run","why":"it has not succeeded"},\
            {"step":"two","fate":"run","why":"it has not succeeded"}]}],\
            "fates":{"keep":2,"run":2,"fail":0,"skip":0}},
            """)
        .endsWith("\"count\":null,\"known_after\":\"needs\",\"targets\":[]}],\"to_do\":true}\n");
  }

  @Test
  void says_how_long_it_takes_at_least() throws Exception {
    String plan =
        """
        version: 1
        name: slow
        jobs:
          a: {targets: [x, y], concurrency: 1, steps: [{run: sleep 0.3}]}
          b: {needs: [a], targets: [x], rate_limit: 1/s, steps: [{run: sleep 0.1}]}
        """;
    write("plan.yaml", plan);
    assertThat(runner("plan", "plan.yaml", "-o", "json").run().stdout())
        .contains("\"count\":1,\"least_ms\":0,")
        .doesNotContain("lower_bound");
    assertThat(runner("apply", "plan.yaml", "-q").run().told()).isEqualTo("0||");

    String document = runner("plan", "plan.yaml", "-o", "json").run().stdout();

    fits(document);
    assertThat(document)
        .containsPattern(
            "\"lower_bound\":\\{\"duration_ms\":[0-9]{3,},\"way\":\\[\\{\"job\":\"a\",\"duration_ms\":"
                + "[0-9]{3,},\"by\":\"concurrency 1\"\\},\\{\"job\":\"b\",\"duration_ms\":[0-9]+\\}\\]");
  }

  /// Nobody takes a part of it for the whole.
  @Test
  void is_whole_or_nothing() throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: half
        jobs:
          a: {steps: [{exec: ['true']}]}
          b: {needs: [a], targets: {lines: none.txt}, steps: [{exec: ['true']}]}
        """);
    Launched.Result result = runner("plan", "plan.yaml", "-o", "json").run();

    assertThat(result.code()).isEqualTo(66);
    assertThat(result.stdout()).isEmpty();
    assertThat(result.stderr()).contains("none.txt");
    write("none.txt", "x\n");
    assertThat(bash("\"$RUNNER\" plan plan.yaml -o json >/dev/full").run().told())
        .isEqualTo("74||runner: No space left on device\n");
  }

  @Test
  void has_a_hundred_thousand_targets_in_little_memory() throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: many
        jobs:
          a: {targets: {lines: rows}, steps: [{exec: [echo, "${{ target.key }}"]}, {run: 'echo "${{ target.key }}"'}]}
        """);
    bash("seq 100000 >rows").run();

    Launched.Result result = runner("plan", "plan.yaml", "-o", "json").run();

    assertThat(result.code()).isZero();
    assertThat(result.peak()).isLessThan(200L << 20);
    assertThat(result.stdout().lines()).hasSize(100_002);
    assertThat(result.stdout()).contains("\n{\"key\":\"100000\",").endsWith("\"to_do\":true}\n");
  }
}
