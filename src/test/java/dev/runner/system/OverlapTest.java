package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.journal.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Several runs of one plan at a time.
final class OverlapTest extends SystemTest {
  /// Each run says that it has begun, and goes on until there is a file `go`.
  private static final String PLAN =
      """
      version: 1
      name: nightly
      params: {region: {default: ""}}
      OVERLAP
      jobs:
        one:
          steps:
            - run: |
                echo begun >>log
                while ! [ -e go ]; do sleep 0.02; done
      """;

  private static final String WHO =
      "run \\d{8}-\\d{6}-[0-9a-f]{6} of the plan is under way since \\S+Z \\(pid PID\\)";

  private Path plan(String overlap) throws IOException {
    return write("plan.yaml", PLAN.replace("OVERLAP", overlap));
  }

  private Launch apply(String... options) throws IOException {
    return applyTo("plan.yaml", options);
  }

  private Launch applyTo(String plan, String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("apply", plan));
    arguments.addAll(List.of(options));
    return runner(arguments.toArray(String[]::new))
        .with("XDG_STATE_HOME", folder().resolve("state").toString());
  }

  private void go() throws IOException {
    write("go", "");
  }

  private void untilBegun(int runs) {
    Waiting.until(runs + " have begun", Launched.LONG, () -> begun() == runs);
  }

  private long begun() {
    try {
      return read("log").lines().count();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void untilWaiting(Launched run) {
    Waiting.until("it waits", Launched.LONG, () -> run.err().contains("waiting"));
  }

  private static String who(Launched run) {
    return WHO.replace("PID", String.valueOf(run.pid()));
  }

  private List<Path> runFolders() throws IOException {
    try (Stream<Path> all = Files.walk(folder().resolve("state"))) {
      return all.filter(it -> it.endsWith("journal.jsonl")).map(Path::getParent).toList();
    }
  }

  @ParameterizedTest
  @CsvSource({"skip, 0", "fail, 75"})
  void a_run_is_not_done_while_another_is_under_way(String policy, int code) throws IOException {
    plan("overlap: " + policy);
    try (Launched first = apply().start()) {
      untilBegun(1);
      Launched.Result second = apply().run();

      assertThat(second.code()).isEqualTo(code);
      assertThat(second.stdout()).isEmpty();
      assertThat(second.stderr()).matches("runner: " + who(first) + "; nothing was started\n");
      assertThat(runFolders()).hasSize(1);
      go();
      assertThat(first.end().code()).isZero();
      assertThat(apply().run().code()).isZero();
      assertThat(begun()).isEqualTo(2);
    }
  }

  @Test
  void runs_go_side_by_side_where_nothing_is_said() throws IOException {
    plan("");
    try (Launched first = apply().start();
        Launched second = apply().start()) {
      untilBegun(2);
      go();

      assertThat(first.end().code()).isZero();
      assertThat(second.end().code()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"skip", "fail"})
  void a_run_that_allows_others_is_seen_by_those_that_do_not(String policy) throws IOException {
    plan("");
    try (Launched first = apply().start()) {
      untilBegun(1);

      assertThat(apply("--overlap", policy).run().stderr()).contains("pid " + first.pid());
      assertThat(begun()).isEqualTo(1);
    }
  }

  @Test
  void a_run_that_began_beside_one_that_is_alone_is_seen_when_that_has_ended() throws Exception {
    plan("overlap: skip");
    try (Launched first = apply().start()) {
      untilBegun(1);
      try (Launched second = apply("--overlap", "allow").start()) {
        untilBegun(2);
        first.signal("INT");
        assertThat(first.end().code()).isEqualTo(130);

        assertThat(apply().run().stderr()).contains("pid " + second.pid());
      }
    }
  }

  @Test
  void one_waits_until_it_is_alone_and_says_so_once() throws IOException {
    plan("overlap: wait");
    try (Launched first = apply().start()) {
      untilBegun(1);
      try (Launched second = apply().start()) {
        untilWaiting(second);
        assertThat(second.err()).matches("runner: waiting: " + who(first) + "\n");
        assertThat(begun()).isEqualTo(1);
        go();

        assertThat(first.end().code()).isZero();
        assertThat(second.end().code()).isZero();
        assertThat(begun()).isEqualTo(2);
      }
    }
  }

  @Test
  void those_that_wait_are_served_in_their_order() throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: nightly
        params: {which: {}}
        overlap: wait
        jobs:
          one:
            steps: [{run: "echo ${{ params.which }} >>log; while ! [ -e go ]; do sleep 0.02; done"}]
        """);
    List<Launched> runs = new ArrayList<>();
    try {
      for (int i = 0; i < 4; i++) {
        Launched run = apply("-p", "which=" + i).start();
        runs.add(run);
        Waiting.until(
            "it has begun, or waits",
            Launched.LONG,
            () -> begun() == 1 && (runs.size() == 1 || run.err().contains("waiting")));
        Waiting.some(Duration.ofMillis(100));
      }
      go();
      for (Launched run : runs) {
        assertThat(run.end().code()).isZero();
      }

      assertThat(read("log")).isEqualTo("0\n1\n2\n3\n");
    } finally {
      runs.forEach(Launched::close);
    }
  }

  @Test
  void one_waits_no_longer_than_it_is_told() throws IOException {
    plan("overlap: {policy: wait, timeout: 300ms}");
    try (Launched _ = apply().start()) {
      untilBegun(1);
      Launched.Result planned = apply().run();
      Launched.Result asked = apply("--wait", "100ms").run();

      assertThat(planned.code()).isEqualTo(75);
      assertThat(planned.stderr())
          .endsWith(
              "another run of the plan is still under way after 300ms; nothing was started\n");
      assertThat(asked.code()).isEqualTo(75);
      assertThat(asked.stderr()).contains("after 100ms; nothing was started");
      assertThat(begun()).isEqualTo(1);
      assertThat(runFolders()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void a_signal_ends_the_waiting(String signal, int code) throws Exception {
    plan("overlap: wait");
    try (Launched first = apply().start()) {
      untilBegun(1);
      try (Launched second = apply().start();
          Launched third = apply().start()) {
        untilWaiting(second);
        untilWaiting(third);
        second.signal(signal);
        Launched.Result ended = second.end();

        assertThat(ended.code()).isEqualTo(code);
        assertThat(ended.stderr())
            .endsWith("interrupted while waiting for another run; nothing was started\n");
        assertThat(runFolders()).hasSize(1);
        go();
        assertThat(first.end().code()).isZero();
        assertThat(third.end().code()).isZero();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"allow", "skip"})
  void a_run_that_is_killed_frees_the_plan_at_once(String policy) throws Exception {
    plan("overlap: " + policy);
    try (Launched first = apply().start()) {
      untilBegun(1);
      try (Launched waiting = apply("--overlap", "wait").start()) {
        untilWaiting(waiting);
        first.signal("KILL");
        untilBegun(2);
        go();

        assertThat(waiting.end().code()).isZero();
        assertThat(apply("--overlap", "fail").run().code()).isZero();
      }
    }
  }

  @Test
  void what_a_killed_run_left_blocks_nobody() throws Exception {
    plan("overlap: skip");
    try (Launched first = apply().start()) {
      untilBegun(1);
      first.signal("KILL");
      first.end();
      try (Launched second = apply().start()) {
        untilBegun(2);

        assertThat(apply().run().stderr()).contains("pid " + second.pid());
      }
    }
  }

  @Test
  void copies_of_a_plan_are_plans_of_their_own() throws IOException {
    plan("overlap: fail");
    write("copy/plan.yaml", PLAN.replace("OVERLAP", "overlap: fail"));
    try (Launched first = apply().start()) {
      untilBegun(1);
      try (Launched copy = applyTo("copy/plan.yaml").start()) {
        Waiting.until("the copy has begun", Launched.LONG, this::copyBegun);
        write("copy/go", "");
        go();

        assertThat(copy.end().code()).isZero();
        assertThat(first.end().code()).isZero();
      }
    }
  }

  private boolean copyBegun() {
    try {
      return read("copy/log").contains("begun");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_plan_is_the_same_through_symbolic_links() throws IOException {
    Path plan = plan("overlap: fail");
    Files.createSymbolicLink(folder().resolve("link.yaml"), plan);
    Files.createSymbolicLink(folder().resolve("linked"), folder());
    try (Launched first = apply().start()) {
      untilBegun(1);

      assertThat(applyTo("link.yaml").run().stderr()).contains("pid " + first.pid());
      assertThat(applyTo("linked/plan.yaml").run().stderr()).contains("pid " + first.pid());
    }
  }

  @Test
  void instances_are_not_in_each_others_way() throws IOException {
    plan("overlap: fail\ninstance: ${{ params.region }}");
    try (Launched _ = apply("-p", "region=eu").start();
        Launched _ = apply("-p", "region=us").start();
        Launched _ = apply().start()) {
      untilBegun(3);

      assertThat(apply("-p", "region=eu").run().code()).isEqualTo(75);
      assertThat(apply("-p", "region=us").run().code()).isEqualTo(75);
      assertThat(apply().run().code()).isEqualTo(75);
    }
    assertThat(runFolders().stream().map(it -> it.getParent().getParent()).distinct()).hasSize(3);
  }

  @Test
  void of_many_at_once_exactly_one_runs() throws IOException {
    plan("overlap: skip");
    List<Launched> runs = new ArrayList<>();
    try {
      for (int i = 0; i < 10; i++) {
        runs.add(apply().start());
      }
      Waiting.until(
          "all others have ended",
          Launched.LONG,
          () -> runs.stream().filter(Launched::alive).count() == 1);
      Launched one = runs.stream().filter(Launched::alive).findAny().orElseThrow();
      untilBegun(1);
      go();

      assertThat(one.end().code()).isZero();
      assertThat(begun()).isEqualTo(1);
      runs.remove(one);
      for (Launched other : runs) {
        assertThat(other.end().code()).isZero();
        assertThat(other.end().stderr()).contains("pid " + one.pid());
      }
    } finally {
      runs.forEach(Launched::close);
    }
  }

  @Test
  void a_run_is_under_way_until_its_process_has_ended() throws Exception {
    plan("");
    try (Launched first = apply().start()) {
      untilBegun(1);
      RunFolder run = new RunFolder(runFolders().getFirst(), "run");
      assertThat(run.underWay()).isTrue();
      assertThat(run.hold()).isEmpty();
      assertThat(run.holder().orElseThrow().pid()).isEqualTo(first.pid());
      first.signal("KILL");
      first.end();

      assertThat(run.underWay()).isFalse();
      assertThat(run.holder()).isEmpty();
    }
  }

  @Test
  void nothing_is_said_of_a_run_that_is_skipped_quietly() throws IOException {
    plan("overlap: skip");
    try (Launched _ = apply().start()) {
      untilBegun(1);

      assertThat(apply("-q").run().told().strip()).isEqualTo("0||");
    }
  }

  @Test
  void what_starts_nothing_heeds_no_lock() throws IOException {
    plan("overlap: fail");
    try (Launched _ = apply().start()) {
      untilBegun(1);

      assertThat(apply("-n").run().code()).isZero();
      assertThat(runner("plan", "plan.yaml").run().code()).isZero();
      assertThat(runner("validate", "plan.yaml").run().code()).isZero();
    }
  }

  @Test
  void a_wait_has_no_other_policy() throws IOException {
    plan("");

    assertThat(apply("--overlap", "skip", "--wait", "3s").run().told())
        .isEqualTo("64||runner: --wait goes with no other policy than --overlap wait\n");
  }
}
