package dev.runner.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.plan.Retain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A day in November is a run, at noon; it is the evening of the 20th.
final class RetentionTest {
  private static final Instant NOW = Instant.parse("2026-11-20T20:00:00Z");
  private static final Duration LONG = Duration.ofDays(1000);
  private static final Retain.Bound NONE = new Retain.Bound(0, LONG);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path runs;

  @SuppressWarnings("NullAway.Init")
  private RunFolder own;

  @BeforeEach
  void run() throws IOException {
    own = run(20, "succeeded");
  }

  private RunFolder run(int day, String outcome) throws IOException {
    Written written = Written.at(runs, id(day)).started("2026-11-20T12:00:00Z");
    return written.ended("2026-11-20T12:00:01Z", outcome).folder();
  }

  private static String id(int day) {
    return "202611" + (day < 10 ? "0" : "") + day + "-120000-abcdef";
  }

  private List<Integer> kept(Retain retain) throws IOException {
    Retention.after(own, retain, NOW);
    try (Stream<Path> left = Files.list(runs)) {
      return left.map(it -> it.getFileName().toString())
          .filter(RunName::is)
          .map(it -> Integer.parseInt(it.substring(6, 8)))
          .sorted()
          .toList();
    }
  }

  private static Retain.Bound latest(int runs) {
    return new Retain.Bound(runs, LONG);
  }

  private static Retain.Bound younger(int days) {
    return new Retain.Bound(100, Duration.ofDays(days));
  }

  @Test
  void keeps_the_latest_runs() throws IOException {
    run(17, "succeeded");
    run(18, "skipped");
    run(19, "succeeded");

    assertThat(kept(Retain.of(latest(2)))).containsExactly(19, 20);
  }

  @Test
  void keeps_what_is_young_enough() throws IOException {
    run(17, "succeeded");
    run(18, "succeeded");

    assertThat(kept(Retain.of(younger(3)))).containsExactly(18, 20);
  }

  @Test
  void keeps_more_of_those_that_failed() throws IOException {
    run(15, "failed");
    run(16, "cancelled");
    run(17, "succeeded");
    run(18, "partial");
    run(19, "failed");

    assertThat(kept(new Retain(latest(2), latest(2)))).containsExactly(16, 18, 19, 20);
  }

  @Test
  void keeps_those_that_failed_for_longer() throws IOException {
    run(10, "failed");
    run(15, "failed");

    assertThat(kept(new Retain(younger(2), younger(8)))).containsExactly(15, 20);
  }

  @Test
  void takes_what_was_interrupted_for_failed() throws IOException {
    Written.at(runs, id(18)).started("2026-11-18T12:00:00Z");
    Written.at(runs, id(19));

    assertThat(kept(new Retain(latest(1), latest(1)))).containsExactly(19, 20);
  }

  @Test
  void keeps_the_run_itself_whatever_its_id() throws IOException {
    own = run(1, "succeeded");
    run(19, "succeeded");

    assertThat(kept(new Retain(latest(1), NONE))).containsExactly(1, 20);
  }

  @Test
  void keeps_a_run_that_is_under_way() throws IOException {
    Written under = Written.at(runs, id(18)).started("2026-11-18T12:00:00Z");
    run(19, "succeeded");
    try (RunHold _ = under.folder().hold().orElseThrow()) {
      assertThat(kept(new Retain(latest(1), NONE))).containsExactly(18, 20);
    }

    assertThat(kept(new Retain(latest(1), NONE))).containsExactly(20);
  }

  @Test
  void leaves_what_is_no_run_alone() throws IOException {
    Path other = Files.createDirectory(runs.resolve("notes"));
    Path file = Files.createFile(runs.resolve(id(2)));
    Path elsewhere = Files.createDirectory(runs.resolve("elsewhere"));
    Files.createSymbolicLink(runs.resolve(id(3)), elsewhere);

    assertThat(kept(new Retain(latest(1), NONE))).containsExactly(2, 3, 20);
    assertThat(other).exists();
    assertThat(file).exists();
    assertThat(elsewhere).exists();
  }

  @Test
  void deletes_links_but_not_what_they_lead_to() throws IOException {
    RunFolder old = run(18, "succeeded");
    Path precious = Files.createDirectory(runs.resolve("precious"));
    Files.createFile(precious.resolve("file"));
    Files.createSymbolicLink(old.path().resolve("outputs"), precious);

    assertThat(kept(new Retain(latest(1), NONE))).containsExactly(20);
    assertThat(precious.resolve("file")).exists();
  }

  @Test
  void says_when_a_name_is_one_of_a_run() {
    assertThat(Stream.of(id(3), "20261103-120000-", "20261103_120000-a", "2026110x-120000-a", ""))
        .filteredOn(RunName::is)
        .containsExactly(id(3));
    assertThat(RunName.of(Instant.parse("2026-01-02T03:04:05.9Z"))).isEqualTo("20260102-030405-");
  }
}
