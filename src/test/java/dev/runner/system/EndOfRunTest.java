package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a plan does once all its jobs have ended, with real commands.
final class EndOfRunTest extends SystemTest {
  private static final String PLAN =
      """
      version: 1
      name: backup
      jobs:
        rows:
          targets: {lines: rows}
          steps: [{run: 'echo "saving $RUN_TARGET" >&2; test "$RUN_TARGET" != bad'}]
      on_success:
        - run: 'echo "ok ${{ run.succeeded }}/${{ run.targets }} ${{ run.recovered }}" >>told'
      on_failure:
        - run: 'echo "bad ${{ run.failed }}/${{ run.targets }} x${{ run.failing }} ${{ run.exit_code }}" >>told'
        - run: 'cat >mail'
          stdin: ${{ run.digest }}
        - run: 'cat >failures'
          stdin: ${{ toJSON(run.failures) }}
        - run: 'echo "$SUBJECT" >subject'
          env: {SUBJECT: "${{ run.summary }}"}
      finally:
        - run: 'echo "end ${{ run.outcome }} ${{ run.jobs.rows.failed }} ${{ run.reason }}" >>told'
      """;

  @BeforeEach
  void plan() throws IOException {
    write("plan.yaml", PLAN);
    write("rows", "one\ntwo\n");
  }

  private String told() throws IOException {
    String told = read("told");
    Files.delete(folder().resolve("told"));
    return told;
  }

  @Test
  void a_success_is_told_by_on_success_and_finally() throws IOException {
    assertThat(runner("apply", "plan.yaml").run().code()).isZero();
    assertThat(told()).isEqualTo("ok 2/2 false\nend succeeded 0 \n");
  }

  @Test
  void a_failure_is_told_with_all_that_somebody_has_to_know() throws IOException {
    write("rows", "one\nbad\n");

    Launched.Result result = runner("apply", "plan.yaml").run();

    assertThat(result.code()).isEqualTo(2);
    assertThat(told()).isEqualTo("bad 1/2 x1 2\nend partial 1 \n");
    assertThat(read("subject")).isEqualTo("backup: 1 of 2 targets did not succeed (exit 2)\n");
    assertThat(read("mail"))
        .startsWith("backup: 1 of 2 targets did not succeed (exit 2)\non ")
        .contains("to go on:  runner resume 2", "rows/bad/step-1: exit 1", "    | saving bad");
    assertThat(read("failures"))
        .isEqualTo(
            "[{\"job\":\"rows\",\"key\":\"bad\",\"step\":\"step-1\",\"outcome\":\"failed\","
                + "\"reason\":\"exit 1\",\"output\":\"saving bad\"}]");
    assertThat(result.stdout()).doesNotContain("on_failure").contains("Total 2 | Succeeded 1");
  }

  @Test
  void runs_in_a_row_are_counted_until_one_succeeds() throws IOException {
    write("rows", "bad\n");
    for (int i = 1; i <= 3; i++) {
      runner("apply", "plan.yaml").run();
      assertThat(told()).isEqualTo("bad 1/1 x" + i + " 1\nend failed 1 \n");
    }
    assertThat(read("subject"))
        .isEqualTo(
            "backup: still failing, 3 runs in a row: 1 of 1 targets did not succeed (exit 1)\n");
    write("rows", "good\n");
    runner("apply", "plan.yaml", "--resume").run();
    assertThat(told()).isEqualTo("ok 1/1 true\nend succeeded 0 \n");
    runner("apply", "plan.yaml").run();
    assertThat(told()).isEqualTo("ok 1/1 false\nend succeeded 0 \n");
  }

  @Test
  void is_done_again_when_a_run_is_resumed() throws IOException {
    write("rows", "one\nbad\n");
    runner("apply", "plan.yaml").run();
    runner("resume").run();
    assertThat(told()).isEqualTo("bad 1/2 x1 2\nend partial 1 \nbad 1/2 x2 2\nend partial 1 \n");
    Launched.Result failed = runner("resume", "--failed").run();
    assertThat(told()).isEqualTo("bad 1/2 x3 2\nend partial 1 \n");
    assertThat(failed.code()).isEqualTo(2);
  }

  @Test
  void its_failure_is_a_failure_of_the_run() throws IOException {
    write("plan.yaml", PLAN.replace("run: 'echo \"ok", "run: 'exit 3; echo \"ok"));

    Launched.Result result = runner("apply", "plan.yaml", "-o", "json").run();

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.stdout())
        .contains(
            "\"outcome\":\"partial\"",
            "\"closing\":[",
            "{\"job\":\"on_success\",\"key\":\"on_success\",\"outcome\":\"failed\"");
    Launched.Result again = runner("report").run();
    assertThat(again.stdout()).contains("on_success/on_success/step-1: exit 3", "Total 2");
  }

  @Test
  void a_deadline_is_told_as_a_failure() throws IOException {
    write(
        "plan.yaml",
        PLAN.replace("jobs:", "deadline: 300ms\nconcurrency: 1\njobs:")
            .replace("echo \"saving", "sleep 0.4; echo \"saving"));

    Launched.Result result = runner("apply", "plan.yaml").run();

    assertThat(result.code()).isEqualTo(75);
    assertThat(told()).isEqualTo("bad 0/2 x1 75\nend partial 0 deadline after 300ms\n");
  }

  @Test
  void only_finally_comes_when_its_user_ends_the_run() throws Exception {
    write("plan.yaml", PLAN.replace("echo \"saving", "touch begun; sleep 30; echo \"saving"));
    Path begun = folder().resolve("begun");
    try (Launched run = runner("apply", "plan.yaml").start()) {
      Waiting.until("it has begun", Duration.ofSeconds(10), () -> Files.exists(begun));
      run.signal("INT");
      assertThat(run.end().code()).isEqualTo(130);
    }
    assertThat(told()).isEqualTo("end cancelled 0 interrupted\n");
  }

  @Test
  void a_plan_says_what_it_will_do() throws IOException {
    assertThat(runner("plan", "plan.yaml").run().stdout())
        .contains("on_success, once all jobs have ended\n", "on_failure, once", "finally, once");
    assertThat(runner("graph", "plan.yaml").run().stdout())
        .contains("── finally  (once all jobs have ended)");
  }

  @Test
  void quiet_tells_only_of_what_has_changed() throws IOException {
    String[] tick = {"apply", "plan.yaml", "--quiet=changed"};
    assertThat(runner(tick).run().told()).isEqualTo("0||");
    write("rows", "one\nbad\n");
    assertThat(runner(tick).run().stdout())
        .startsWith("backup: 1 of 2 targets did not succeed (exit 2)\n")
        .contains("| saving bad");
    assertThat(runner(tick).run().told()).isEqualTo("2||");
    assertThat(runner(tick).run().stdout())
        .startsWith("backup: still failing, 3 runs in a row: 1 of 2 targets");
    assertThat(runner(tick).run().told()).isEqualTo("2||");
    write("rows", "bad\nbad2\n");
    write("plan.yaml", PLAN.replace("!= bad", "= good"));
    assertThat(runner(tick).run().stdout())
        .startsWith("backup: still failing, 5 runs in a row: 2 of 2 targets");
    write("rows", "good\n");
    assertThat(runner(tick).run().stdout())
        .startsWith(
            "backup: recovered, after 5 runs that did not succeed: 1 of 1 targets succeeded");
    assertThat(runner(tick).run().told()).isEqualTo("0||");
  }
}
