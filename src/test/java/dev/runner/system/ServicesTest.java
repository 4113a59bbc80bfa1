package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Services are processes that go on while others work, end when they should, and leave nothing.
final class ServicesTest extends SystemTest {
  private static final Pattern STARTED = Pattern.compile("\\[(\\S+)] started \\(pid (\\d+)\\)");

  private static final String WATCHERS =
      """
      version: 1
      name: watchers
      stream: prefixed
      jobs:
        watch:
          targets: [one, two, three]
          steps:
            - id: watcher
              run: |
                if [ "${{ target.key }}" = two ]; then trap '' TERM; fi
                echo watching
                while :; do sleep 0.05; done
              background: true
              ready: {log: watching}
              restart: {policy: on_failure, max: 2, delay: 50ms}
              stop: {grace: GRACE}
      """;

  private Launch watchers(String grace) throws IOException {
    write("plan.yaml", WATCHERS.replace("GRACE", grace));
    return runner("apply", "plan.yaml");
  }

  private static void untilSaid(Launched run, String what, int times) {
    Waiting.until(
        what + " is said " + times + " times",
        Launched.LONG,
        () -> run.err().split(Pattern.quote(what), -1).length > times);
  }

  /// The process of each target's service that was started last.
  private static Map<String, Long> pids(Launched run) {
    Map<String, Long> pids = new TreeMap<>();
    Matcher matcher = STARTED.matcher(run.err());
    while (matcher.find()) {
      pids.put(matcher.group(1), Long.valueOf(matcher.group(2)));
    }
    return pids;
  }

  private static Instant born(long pid) {
    return ProcessHandle.of(pid).flatMap(it -> it.info().startInstant()).orElseThrow();
  }

  @Test
  void twenty_services_start_at_once_before_any_is_ready() throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: many
        concurrency: 1
        jobs:
          many:
            targets: {command: {exec: [seq, "20"], parse: lines}}
            steps:
              - {id: s, run: "sleep 1000", background: true, ready: {exec: [test, -e, go], interval: 50ms}}
        """);
    Launch launch = runner("apply", "plan.yaml");
    try (Launched run = launch.start()) {
      untilSaid(run, "started (pid", 20);
      assertThat(run.err()).doesNotContain("ready after");
      List<Instant> born = pids(run).values().stream().map(ServicesTest::born).sorted().toList();
      assertThat(Duration.between(born.getFirst(), born.getLast()))
          .isLessThanOrEqualTo(Duration.ofSeconds(1));

      write("go", "");
      untilSaid(run, "ready after", 20);
      run.signal("INT");

      assertThat(run.end().code()).isZero();
      assertThat(Marked.commands(launch.mark())).isEmpty();
    }
  }

  @Test
  void one_that_is_killed_is_started_again_and_the_others_are_untouched() throws Exception {
    Launch launch = watchers("300ms");
    try (Launched run = launch.start()) {
      untilSaid(run, "ready after", 3);
      Map<String, Long> before = pids(run);
      ProcessHandle.of(before.getOrDefault("one", 0L)).orElseThrow().destroyForcibly();
      untilSaid(run, "ready after", 4);
      Map<String, Long> after = pids(run);
      run.signal("INT");
      Launched.Result result = run.end();

      assertThat(run.err()).contains("[one] signal KILL, restart 1 of 2 in 50ms");
      assertThat(after.get("one")).isNotEqualTo(before.get("one"));
      before.remove("one");
      assertThat(after).containsAllEntriesOf(before);
      assertThat(result.code()).isZero();
      assertThat(Marked.commands(launch.mark())).isEmpty();
    }
  }

  @Test
  void ctrl_c_ends_a_watch_and_kills_what_does_not_heed_it_after_grace() throws Exception {
    Launch launch = watchers("300ms");
    try (Launched run = launch.start()) {
      untilSaid(run, "ready after", 3);
      run.signal("INT");
      Launched.Result result = run.end();

      assertThat(result.stderr())
          .contains("[one] terminated", "[two] killed", "[three] terminated");
      assertThat(result.stdout()).contains("Total 3 | Succeeded 3");
      assertThat(result.code()).isZero();
      assertThat(Marked.commands(launch.mark())).isEmpty();
    }
  }

  @Test
  void a_second_ctrl_c_does_not_wait_for_grace() throws Exception {
    Launch launch = watchers("1h");
    try (Launched run = launch.start()) {
      untilSaid(run, "ready after", 3);
      run.signal("INT");
      untilSaid(run, "terminated", 2);
      run.signal("INT");

      Launched.Result result = run.end();

      assertThat(result.code()).isZero();
      assertThat(result.stdout()).contains("Total 3");
      assertThat(Marked.commands(launch.mark())).isEmpty();
    }
  }

  @Test
  void a_crash_loop_ends_at_its_last_restart_and_the_others_go_on() throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: crash
        jobs:
          watch:
            targets: [good, bad]
            steps:
              - id: watcher
                run: |
                  if [ "${{ target.key }}" = bad ]; then echo "no licence" >&2; exit 3; fi
                  sleep 1000
                background: true
                restart: {policy: on_failure, max: 2, delay: 20ms}
        """);
    Launch launch = runner("apply", "plan.yaml");
    try (Launched run = launch.start()) {
      untilSaid(run, "[bad] exited 3 after 2 restarts, not started again", 1);
      Map<String, Long> pids = pids(run);
      assertThat(ProcessHandle.of(pids.getOrDefault("good", 0L))).isPresent();
      run.signal("INT");
      Launched.Result result = run.end();

      assertThat(result.code()).isEqualTo(2);
      assertThat(result.stdout())
          .contains("watch/bad/watcher: exit 3 (attempt 3 of 3")
          .contains("no licence");
      assertThat(Marked.commands(launch.mark())).isEmpty();
    }
  }

  @Test
  void where_none_starts_the_run_ends_by_itself_with_1() throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: none
        jobs:
          watch:
            targets: [a, b]
            steps: [{id: w, exec: [no-such-program], background: true}]
        """);

    Launched.Result result = runner("apply", "plan.yaml").run();

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.stdout()).contains("no-such-program").contains("Failed 2");
  }

  /// A service and a step that needs it and goes on until the service has failed.
  private Launched.Result served(String service) throws IOException {
    write(
        "plan.yaml",
        """
        version: 1
        name: served
        jobs:
          server:
            steps:
              - id: server
                background: true
        SERVICE
          tests:
            needs: {server: {condition: ready}}
            steps: [{exec: [sh, -c, "echo asked >>log; sleep 1000"]}]
        """
            .replace("SERVICE\n", service.indent(8)));
    Launch launch = runner("apply", "plan.yaml");
    Launched.Result result = launch.run();
    assertThat(Marked.commands(launch.mark())).isEmpty();
    return result;
  }

  @Test
  void one_that_never_gets_ready_is_ended_and_nothing_begins() throws Exception {
    Launched.Result result =
        served("run: echo starting >&2; sleep 1000\nready: {exec: [\"false\"], timeout: 500ms}");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.stdout()).contains("not ready within 500ms").contains("| starting");
    assertThat(read("log")).isEmpty();
  }

  @Test
  void one_that_ends_half_way_fails_those_who_need_it() throws Exception {
    Launched.Result result =
        served(
            """
            run: |
              echo up
              until [ -e log ]; do sleep 0.05; done
              echo "disk full" >&2
              exit 7
            ready: {log: up}
            """);

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.stdout()).contains("service `server`: exit 7").contains("| disk full");
    assertThat(read("log")).isEqualTo("asked\n");
  }

  @Test
  void free_ports_of_targets_differ() throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: ports
        jobs:
          ports:
            targets: {command: {exec: [seq, "20"], parse: lines}}
            vars: {port: "${{ free_port() }}"}
            steps: [{exec: [echo, "${{ vars.port }}"]}]
        """);

    Launched.Result result = runner("apply", "plan.yaml", "--stream", "group").run();

    List<String> ports =
        Arrays.stream(result.stdout().split("\n")).filter(it -> it.matches("\\d{4,5}")).toList();
    assertThat(ports).hasSize(20).doesNotHaveDuplicates();
  }
}
