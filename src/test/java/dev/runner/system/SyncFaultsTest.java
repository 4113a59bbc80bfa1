package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The disk fails, or runner is killed, when the journal waits for the disk for the first time, or
/// the second, and so on to the last: what is told is never more than what is on disk, and nothing
/// that was told runs again.
///
/// `-Dfaults=all` for all of them, else a few. One that this time did not come is skipped.
final class SyncFaultsTest extends SystemTest {
  private static final int TASKS = 12;

  /// One at a time, and so slow that hardly ever two wait for the disk together.
  private static final String PLAN =
      """
      version: 1
      name: faults
      concurrency: 1
      stream: prefixed
      jobs:
        rows:
          targets: {list: [a, b, c, d, e, f]}
          steps:
            - {id: one, run: 'sleep 0.02; echo "$RUN_TARGET one" >>done'}
            - {id: two, run: 'sleep 0.02; echo "$RUN_TARGET two" >>done'}
      """;

  private enum Way {
    /// This time, and from then on.
    EIO("error=EIO:when=%d+"),
    KILL("signal=KILL:when=%d");

    private final String injected;

    Way(String injected) {
      this.injected = injected;
    }
  }

  /// @param at 1 is the first time
  private record Fault(Way way, int at) {
    TracedRun in(SyncFaultsTest test) throws IOException {
      String inject = "-e inject=fdatasync:" + way.injected.formatted(at);
      return test.run(way + "-" + at, inject);
    }
  }

  private TracedRun run(String name, String inject) throws IOException {
    return TracedRun.of(write(name + "/plan.yaml", PLAN).getParent(), inject);
  }

  @TestFactory
  Stream<DynamicTest> tells_only_what_is_on_disk() throws IOException {
    TracedRun undisturbed = run("undisturbed", "");
    int last = undisturbed.trace().syncs();
    assertThat(undisturbed.result().code()).isZero();
    assertThat(TracedRun.succeeded(undisturbed.told())).hasSize(TASKS);
    assertThat(undisturbed.told()).isEqualTo(undisturbed.durable());
    assertThat(last).isBetween(TASKS / 2, TASKS + 2);
    return faults(last)
        .map(it -> DynamicTest.dynamicTest(it + " of " + last, () -> check(it.in(this), it)));
  }

  private static Stream<Fault> faults(int last) {
    return System.getProperty("faults", "").equals("all")
        ? Arrays.stream(Way.values())
            .flatMap(way -> IntStream.rangeClosed(1, last).mapToObj(at -> new Fault(way, at)))
        : Stream.of(
            new Fault(Way.EIO, 2), new Fault(Way.EIO, last - 1), new Fault(Way.KILL, last / 2));
  }

  private static void check(TracedRun run, Fault fault) throws IOException {
    Set<String> told = TracedRun.succeeded(run.told());
    assertThat(run.durable()).containsAll(run.told());
    assertThat(TracedRun.succeeded(run.durable())).containsAll(run.shown());

    assumeThat(run.trace().syncs()).as("it came").isGreaterThanOrEqualTo(fault.at());
    switch (fault.way()) {
      case EIO -> {
        long targets = run.told().stream().filter(it -> it.contains("\"target_ended\"")).count();
        assertThat(run.result().code()).isEqualTo(74);
        assertThat(run.result().stderr()).contains(" can't be written: Input/output error");
        assertThat(run.result().stdout()).contains("Succeeded " + targets + " ");
      }
      case KILL -> {
        assertThat(run.result().code()).isEqualTo(128 + 9);
        assertThat(run.result().stdout()).isEmpty();
      }
    }

    Map<String, Long> before = run.done();
    Launched.Result resumed = run.resume();
    Map<String, Long> after = run.done();

    assertThat(resumed.code()).isZero();
    assertThat(resumed.stdout()).contains("Succeeded 6 | Failed 0");
    assertThat(after).hasSize(TASKS);
    assertThat(after.values()).allMatch(it -> it <= 2);
    told.forEach(it -> assertThat(after).containsEntry(it, before.get(it)));
  }
}
