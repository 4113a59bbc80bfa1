package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What children find in their environment.
final class EnvironmentTest extends SystemTest {
  private static final Set<String> OWN =
      Set.of(
          "RUN_ID",
          "RUN_JOB",
          "RUN_TARGET",
          "RUN_STEP",
          "RUN_ATTEMPT",
          "RUN_KEY",
          "RUN_MARK",
          "TRACEPARENT");

  private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";

  /// The environment that a child wrote to a file; a variable that was there twice is an error.
  private Map<String, String> env(String file) throws Exception {
    Map<String, String> env = new TreeMap<>();
    for (String assignment : read(file).split("\0")) {
      int equals = assignment.indexOf('=');
      String before = env.put(assignment.substring(0, equals), assignment.substring(equals + 1));
      assertThat(before).as(assignment).isNull();
    }
    return env;
  }

  private Map<String, String> withoutOwn(String file) throws Exception {
    Map<String, String> env = env(file);
    env.keySet().removeAll(OWN);
    env.remove(Launch.MARK);
    return env;
  }

  @Test
  void each_attempt_is_told_which_one_it_is() throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: told
        jobs:
          one:
            targets: [{key: "a 'b\\" $c\\né=😀", n: 1}, {key: plain, n: 2}]
            steps:
              - id: first
                exec: [cp, /proc/self/environ, "first.${{ target.n }}"]
              - id: again
                run: cp /proc/self/environ again.${{ target.n }}.$RUN_ATTEMPT; exit 1
                retry: {max: 1, delay: 1ms}
            finally: [{exec: [cp, /proc/self/environ, "last.${{ target.n }}"]}]
        """);
    Launched.Result result = runner("apply", "plan.yaml").run();
    assertThat(result.code()).isEqualTo(1);

    Map<String, String> first = env("first.1");
    assertThat(first)
        .containsEntry("RUN_JOB", "one")
        .containsEntry("RUN_TARGET", "a 'b\" $c\né=😀")
        .containsEntry("RUN_STEP", "first")
        .containsEntry("RUN_ATTEMPT", "1")
        .doesNotContainKey("RUNNER_LC_ALL");
    assertThat(first.get("RUN_ID")).matches("\\d{8}-\\d{6}-[0-9a-f]{6}");
    assertThat(first.get("RUN_KEY")).matches("[0-9a-f]{32}");
    assertThat(env("last.2"))
        .containsEntry("RUN_STEP", "finally-1")
        .containsEntry("RUN_TARGET", "plain")
        .containsEntry("RUN_ID", first.get("RUN_ID"));
    assertThat(env("again.1.1")).containsEntry("RUN_ATTEMPT", "1");
    assertThat(env("again.1.2"))
        .containsEntry("RUN_ATTEMPT", "2")
        .containsEntry("RUN_KEY", env("again.1.1").get("RUN_KEY"))
        .containsEntry("RUN_EXPR_1", "1");
    List<String> tasks =
        List.of("first.1", "first.2", "again.1.1", "again.2.1", "last.1", "last.2");
    Set<String> keys = new HashSet<>();
    Set<String> spans = new HashSet<>();
    for (String task : tasks) {
      keys.add(env(task).get("RUN_KEY"));
      spans.add(env(task).get("TRACEPARENT"));
    }
    spans.add(env("again.1.2").get("TRACEPARENT"));
    assertThat(keys).hasSize(tasks.size());
    assertThat(spans)
        .hasSize(tasks.size() + 1)
        .allMatch(it -> it.matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01"));
    assertThat(spans.stream().map(it -> it.substring(0, 36)).collect(Collectors.toSet()))
        .hasSize(1);
  }

  @Test
  void an_outer_run_is_not_taken_for_the_own_one_and_its_trace_goes_on() throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: inner
        jobs:
          a:
            steps:
              - exec: [cp, /proc/self/environ, plain]
              - exec: [cp, /proc/self/environ, parent]
                env: {TRACEPARENT: mine}
              - exec: [cp, /proc/self/environ, state]
                env: {TRACESTATE: mine}
              - exec: [cp, /proc/self/environ, computed]
                env: {X: "${{ job.id }}", TRACEPARENT: "${{ job.id }}"}
        """);
    Launch launch =
        runner("apply", "plan.yaml")
            .with("RUN_ID", "outer")
            .with("RUN_KEY", "outer")
            .with("RUN_MARK", "outer")
            .with("RUN_EXPR_1", "outer")
            .with("TRACEPARENT", PARENT)
            .with("TRACESTATE", "vendor=1");
    assertThat(launch.run().code()).isZero();

    assertThat(env("plain"))
        .containsEntry("TRACESTATE", "vendor=1")
        .doesNotContainValue("outer")
        .doesNotContainKey("RUN_EXPR_1");
    assertThat(env("plain").get("TRACEPARENT"))
        .matches("00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-00")
        .isNotEqualTo(PARENT);
    assertThat(env("parent")).containsEntry("TRACEPARENT", "mine").doesNotContainKey("TRACESTATE");
    assertThat(env("state")).containsEntry("TRACESTATE", "mine");
    assertThat(env("state").get("TRACEPARENT")).startsWith(PARENT.substring(0, 36));
    assertThat(env("computed")).containsEntry("TRACEPARENT", "a").containsEntry("X", "a");
  }

  @Test
  void inner_levels_win_and_env_wins_over_the_files_beside_it() throws Exception {
    write("plan.env", "A=plan.env\nB=plan.env\nC=plan.env\nD=plan.env\n");
    write("late.env", "B=late.env\n");
    write("job.env", "export C='job.env'\nD=job.env\n");
    write(".home/step.env", "D=\"step\\n\\\"env\\\" é $HOME\" # what it is\nEMPTY=\n");
    write(
        "plan.yaml",
        """
        version: 1
        name: levels
        env_file: [plan.env, late.env]
        env: {P: plan, Q: plan}
        jobs:
          a:
            env_file: job.env
            env: {Q: job}
            steps:
              - exec: [cp, /proc/self/environ, out]
                env_file: ~/step.env
                inherit_env: false
              - exec: [sh, -c, 'printf %s "$0" >seen', "${{ env.A }} ${{ env.B }} ${{ env.GIVEN }}"]
        """);
    Launched.Result result =
        runner("apply", "plan.yaml")
            .with("HOME", folder().resolve(".home").toString())
            .with("A", "given")
            .with("GIVEN", "given")
            .run();
    assertThat(result.code()).as(result.stdout()).isZero();
    assertThat(withoutOwn("out"))
        .isEqualTo(
            Map.of(
                "A", "plan.env",
                "B", "late.env",
                "C", "job.env",
                "D", "step\n\"env\" é $HOME",
                "EMPTY", "",
                "P", "plan",
                "Q", "job"));
    assertThat(read("seen")).isEqualTo("plan.env late.env given");
  }

  @Test
  void children_inherit_what_the_plan_says() throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: inherited
        inherit_env: ["LC_*", ABSENT]
        jobs:
          a:
            steps:
              - exec: [cp, /proc/self/environ, some]
              - {exec: [cp, /proc/self/environ, all], inherit_env: true}
              - {exec: [cp, /proc/self/environ, none], inherit_env: false}
              - {exec: [cp, /proc/self/environ, "own"], env: {X: "${{ job.id }}"}}
          b:
            inherit_env: [ODD]
            steps: [{exec: [cp, /proc/self/environ, odd]}]
        """);
    Map<String, String> given =
        Map.of("LC_TIME", "C", "LC_", "", "XLC_", "x", "ODD", "a\nb=\"c\" é", "HOME", "/");
    assertThat(runner("apply", "plan.yaml").withOnly(given).run().code()).isZero();

    assertThat(withoutOwn("some")).isEqualTo(Map.of("LC_TIME", "C", "LC_", ""));
    assertThat(withoutOwn("all")).containsAllEntriesOf(given).containsKey("PATH");
    assertThat(withoutOwn("none")).isEmpty();
    assertThat(withoutOwn("own")).isEqualTo(Map.of("LC_TIME", "C", "LC_", "", "X", "a"));
    assertThat(withoutOwn("odd")).isEqualTo(Map.of("ODD", "a\nb=\"c\" é"));
    assertThat(env("none")).containsOnlyKeys(OWN);
  }

  @ParameterizedTest
  @CsvSource({"apply, 66", "plan, 66", "validate, 0", "graph, 0"})
  void a_file_that_is_missing_is_told_before_anything_starts(String command, int code)
      throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: missing
        jobs:
          first: {steps: [{exec: [touch, started]}]}
          second: {env_file: [a.env, b.env], steps: [{exec: [touch, started]}]}
        """);
    Launched.Result result = runner(command, "plan.yaml").run();
    assertThat(result.code()).isEqualTo(code);
    assertThat(result.stderr())
        .isEqualTo(
            code == 0
                ? ""
                : """
                runner: plan.yaml:5:23: the file `a.env` can't be read: no such file
                runner: plan.yaml:5:30: the file `b.env` can't be read: no such file; nothing was started
                """);
    assertThat(folder().resolve("started")).doesNotExist();
  }

  @Test
  void a_mistake_in_a_file_has_its_place_and_shows_no_value() throws Exception {
    Files.createDirectories(folder().resolve("plans"));
    write("plans/.env", "A=b\nTOKEN hunter2\n");
    write(
        "plans/plan.yaml",
        """
        version: 1
        name: wrong
        env_file: .env
        jobs: {a: {steps: [{exec: [touch, started]}]}}
        """);
    Launched.Result result = runner("apply", "plans/plan.yaml").run();
    assertThat(result.code()).isEqualTo(65);
    assertThat(result.stderr()).startsWith("plans/.env:2:1: expected `NAME=value`\n");
    assertThat(result.stderr()).doesNotContain("hunter2");
  }

  @Test
  void a_working_dir_that_leads_nowhere_fails_its_target_alone() throws Exception {
    write("file", "");
    Files.createDirectories(folder().resolve("here"));
    write(
        "plan.yaml",
        """
        version: 1
        name: folders
        jobs:
          a:
            targets: [{key: one, dir: here}, {key: two, dir: gone}, {key: three, dir: file}, {key: four, dir: ""}]
            working_dir: ${{ target.dir }}
            steps: [{exec: [pwd]}]
        """);
    Launched.Result result = runner("apply", "plan.yaml").run();
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.stdout())
        .contains("working_dir " + folder().resolve("gone") + " doesn't exist")
        .contains("working_dir " + folder().resolve("file") + " is not a folder")
        .contains("working_dir is an empty text; write `.` for the plan's folder")
        .containsPattern("(?m)^one +succeeded ");
  }
}
