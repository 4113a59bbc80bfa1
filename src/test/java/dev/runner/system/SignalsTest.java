package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Ends runs from outside, as people and machines do.
final class SignalsTest extends SystemTest {
  private static final String WAITING =
      """
      version: 1
      name: waiting
      jobs:
        wait:
          targets: [polite, stubborn]
          steps:
            - run: |
                if [ "${{ target.key }}" = polite ]; then trap 'echo polite had TERM >>log; exit 0' TERM; else trap '' TERM; fi
                echo started "${{ target.key }}" >>log
                while :; do sleep 0.05; done
              grace: GRACE
            - exec: [sh, -c, "echo never >>log"]
          finally:
            - run: echo finally "${{ target.key }}" >>log
        later:
          needs: [wait]
          steps: [{exec: [sh, -c, "echo never >>log"]}]
      """;

  private Launch waiting(String grace, String... options) throws IOException {
    write("plan.yaml", WAITING.replace("GRACE", grace));
    String[] arguments = new String[options.length + 2];
    arguments[0] = "apply";
    arguments[1] = "plan.yaml";
    System.arraycopy(options, 0, arguments, 2, options.length);
    return runner(arguments);
  }

  private void untilLogged(String what) {
    Waiting.until(
        "the log says " + what,
        Launched.LONG,
        () -> {
          try {
            return read("log").contains(what);
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private void untilBothStarted() {
    untilLogged("started polite");
    untilLogged("started stubborn");
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
  void a_signal_ends_the_children_gently_then_by_force_and_reports(String signal, int code)
      throws Exception {
    Launch launch = waiting("300ms");
    try (Launched run = launch.start()) {
      untilBothStarted();
      run.signal(signal);
      Launched.Result result = run.end();

      assertThat(Marked.commands(launch.mark())).isEmpty();
      assertThat(result.code()).isEqualTo(code);
      assertThat(result.stdout().lines().map(it -> it.replaceAll("\\d+ms|[\\d.]+s\\b", "TIME")))
          .anySatisfy(it -> assertThat(it).matches("polite +cancelled +TIME +step-1: interrupted"))
          .anySatisfy(
              it -> assertThat(it).matches("stubborn +cancelled +TIME +step-1: interrupted"))
          .anySatisfy(it -> assertThat(it).matches("Total 3 [|] .* Cancelled 3"));
      assertThat(read("log").lines())
          .containsExactlyInAnyOrder(
              "started polite",
              "started stubborn",
              "polite had TERM",
              "finally polite",
              "finally stubborn");
    }
  }

  @Test
  void a_second_interrupt_cuts_grace_short_and_skips_finally() throws Exception {
    Launch launch = waiting("1h");
    try (Launched run = launch.start()) {
      untilBothStarted();
      run.signal("INT");
      untilLogged("polite had TERM");
      untilLogged("finally polite");
      run.signal("INT");
      Launched.Result result = run.end();

      assertThat(Marked.commands(launch.mark())).isEmpty();
      assertThat(result.code()).isEqualTo(130);
      assertThat(result.stdout()).contains("Total 3");
      assertThat(read("log")).doesNotContain("finally stubborn").doesNotContain("never");
    }
  }

  @Test
  void a_hang_up_that_was_ignored_at_the_start_stays_ignored() throws Exception {
    write("plan.yaml", WAITING.replace("GRACE", "50ms"));
    Launch launch = bash("trap '' HUP; exec env --default-signal=INT \"$RUNNER\" apply plan.yaml");
    try (Launched run = launch.start()) {
      untilBothStarted();
      run.signal("HUP");
      run.signal("INT");

      assertThat(run.end().code()).isEqualTo(130);
      assertThat(Marked.commands(launch.mark())).isEmpty();
    }
  }

  @Test
  void a_timeout_ends_grandchildren_however_they_were_started() throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: trees
        defaults: {timeout: 1s, grace: 200ms}
        jobs:
          background: {steps: [{run: "sleep 1000 & sleep 1000"}]}
          ignoring: {steps: [{run: "(trap '' TERM; sleep 1000 & sleep 1000; sleep 1000) & wait"}]}
          orphaned: {steps: [{run: "(sleep 1000 & exit 0); sleep 1000"}]}
          session: {steps: [{run: "setsid sleep 1000 & wait"}]}
          daemon: {steps: [{run: "setsid sh -c 'sleep 1000 </dev/null >/dev/null 2>&1 &' ; sleep 1000"}]}
        """);
    Launch launch = runner("apply", "plan.yaml", "-o", "csv");
    try (Launched run = launch.start()) {
      Launched.Result result = run.end();

      assertThat(Marked.commands(launch.mark())).isEmpty();
      assertThat(result.stdout().lines().map(it -> it.replaceAll(",\\d+$", "")))
          .containsExactly(
              "job,target,outcome,reason,attempts,duration_ms",
              "background,background,failed,timeout after 1s,1",
              "ignoring,ignoring,failed,timeout after 1s,1",
              "orphaned,orphaned,failed,timeout after 1s,1",
              "session,session,failed,timeout after 1s,1",
              "daemon,daemon,failed,timeout after 1s,1");
      assertThat(result.code()).isEqualTo(1);
    }
  }

  @Test
  void orphans_are_ended_where_nobody_reaps_them() throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: container
        defaults: {timeout: 1s, grace: 200ms}
        jobs:
          orphaned: {steps: [{run: "(sleep 1000 & exit 0); sleep 1000"}]}
        """);
    Launch launch =
        bash(
            """
            space='unshare -rpf --mount-proc --kill-child'
            $space true 2>/dev/null || exit 99 # which needs rights that not everyone has
            exec $space "$RUNNER" apply plan.yaml -o csv
            """);
    try (Launched run = launch.start()) {
      Launched.Result result = run.end();

      assumeThat(result.code()).isNotEqualTo(99);
      assertThat(result.stdout()).contains("orphaned,orphaned,failed,timeout after 1s,1");
      assertThat(result.code()).isEqualTo(1);
    }
  }

  @Test
  void an_interrupt_ends_orphans_of_children_too() throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: orphans
        jobs:
          daemon:
            steps:
              - run: |
                  setsid sh -c 'sleep 1000 </dev/null >/dev/null 2>&1 &'
                  (sleep 1000 & exit 0)
                  echo started >>log
                  sleep 1000
                grace: 200ms
        """);
    Launch launch = runner("apply", "plan.yaml");
    try (Launched run = launch.start()) {
      untilLogged("started");
      run.signal("INT");

      assertThat(run.end().code()).isEqualTo(130);
      assertThat(Marked.commands(launch.mark())).isEmpty();
    }
  }

  @Test
  void what_a_step_left_in_the_background_does_not_hold_up_the_run() throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: left
        jobs:
          left: {steps: [{run: "sleep 1000 & echo done"}]}
        """);
    Launch launch = runner("apply", "plan.yaml", "-o", "csv");
    try (Launched run = launch.start()) {
      Waiting.until("the run ends", Duration.ofSeconds(20), () -> !run.alive());

      assertThat(run.end().stdout()).contains("left,left,succeeded");
    }
  }

  @Test
  void an_interrupt_ends_a_command_that_was_to_list_targets() throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: listing
        jobs:
          all:
            targets:
              command: {exec: [sh, -c, "echo listing >>log; sleep 1000 & sleep 1000"], parse: lines}
            steps: [{exec: [sh, -c, "echo never >>log"]}]
        """);
    interruptBeforeTheStart("listing");
  }

  @Test
  void an_interrupt_ends_a_command_that_was_to_tell_a_secret() throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: asking
        secrets:
          token: {command: [sh, -c, "echo asking >>log; sleep 1000 & sleep 1000"]}
        jobs:
          all:
            steps: [{exec: [sh, -c, "echo never >>log"], env: {TOKEN: "${{ secrets.token }}"}}]
        """);
    interruptBeforeTheStart("asking");
  }

  private void interruptBeforeTheStart(String logged) throws Exception {
    Launch launch = runner("apply", "plan.yaml");
    try (Launched run = launch.start()) {
      untilLogged(logged);
      run.signal("INT");
      Launched.Result result = run.end();

      assertThat(Marked.commands(launch.mark())).isEmpty();
      assertThat(result.told()).isEqualTo("130||runner: interrupted; nothing was started\n");
      assertThat(read("log")).isEqualTo(logged + "\n");
    }
  }

  @Test
  void an_interrupt_ends_the_listing_of_a_later_jobs_targets() throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: listing
        jobs:
          first: {steps: [{exec: ["true"]}]}
          second:
            needs: [first]
            targets:
              command: {exec: [sh, -c, "echo listing >>log; sleep 1000 & sleep 1000"], parse: lines}
            steps: [{exec: [sh, -c, "echo never >>log"]}]
        """);
    Launch launch = runner("apply", "plan.yaml", "-o", "csv");
    try (Launched run = launch.start()) {
      untilLogged("listing");
      run.signal("INT");
      Launched.Result result = run.end();

      assertThat(Marked.commands(launch.mark())).isEmpty();
      assertThat(result.code()).isEqualTo(130);
      assertThat(result.stdout()).contains("first,first,succeeded");
      assertThat(read("log")).isEqualTo("listing\n");
    }
  }
}
