package dev.runner.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.event.Totals;
import dev.runner.pace.JobTiming;
import dev.runner.pace.RunTiming;
import dev.runner.pace.Spread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EarlierTest {
  private static final String AT = "2026-11-20T22:30:00Z";
  private static final Totals WELL = new Totals(10, 0, 0, 0);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path runs;

  private static RunTiming timing(int seconds) {
    Duration took = Duration.ofNanos(seconds * 1_000_000_000L + 1);
    Spread spread = new Spread(10, took, took, took);
    return new RunTiming(took, List.of(new JobTiming("a", 10, took, spread, Map.of("s", spread))));
  }

  private static String id(int second) {
    return "20261120-2230%02d-5f3a9c".formatted(second);
  }

  private RunFolder run(int second) {
    return new RunFolder(runs.resolve(id(second)), id(second));
  }

  private Written begun(int second) throws IOException {
    return Written.at(runs, id(second)).started(AT);
  }

  /// Runs that each took as many seconds as their ids say.
  private void ended(int from, int to) throws IOException {
    for (int second = from; second <= to; second++) {
      begun(second).ended(AT, WELL, timing(second)).exited(AT, 0);
    }
  }

  private List<Long> seconds(int before) {
    return new Earlier()
        .before(run(before)).earlier().stream().map(it -> it.duration().toSeconds()).toList();
  }

  @Test
  void reads_what_was_written() throws IOException {
    ended(5, 5);
    assertThat(new Earlier().before(run(9)).earlier()).containsExactly(timing(5));
  }

  @Test
  void goes_by_the_latest_ten_before_it() throws IOException {
    ended(1, 20);
    assertThat(seconds(18)).containsExactly(17L, 16L, 15L, 14L, 13L, 12L, 11L, 10L, 9L, 8L);
  }

  @Test
  void looks_at_no_more_than_thirty() throws IOException {
    ended(1, 3);
    for (int second = 4; second <= 33; second++) {
      begun(second);
    }
    assertThat(seconds(34)).isEmpty();
    assertThat(seconds(33)).containsExactly(3L);
  }

  @Test
  void leaves_out_what_went_wrong_broke_off_goes_on_or_says_nothing() throws IOException {
    ended(1, 1);
    begun(2).ended(AT, new Totals(8, 2, 0, 0), timing(2));
    begun(3).ended(AT, new Totals(9, 1, 0, 0), timing(3));
    begun(4).warned(AT, "x");
    begun(5).ended(AT, WELL, timing(5)).started(AT);
    begun(6).ended(AT, WELL, timing(6)).started(AT).ended(AT, "succeeded");
    begun(7).ended(AT, "succeeded");
    assertThat(seconds(8)).containsExactly(3L, 1L);
  }

  @Test
  void leaves_out_what_is_damaged_torn_or_no_run() throws IOException {
    ended(1, 1);
    begun(2).bytes("damage\n").ended(AT, WELL, timing(2));
    Written.at(runs, id(3)).bytes("{\"event\":\"run_ended\",\"at\":");
    Files.createDirectories(run(4).path());
    Files.createDirectories(run(5).path().resolve("journal.jsonl"));
    Written.at(runs, "notes").ended(AT, WELL, timing(6));
    begun(7).ended(AT, WELL, timing(7)).bytes("{\"event\":\"exi");
    assertThat(seconds(8)).containsExactly(7L, 1L);
  }

  @Test
  void leaves_out_what_a_foreign_line_says() throws IOException {
    begun(1).bytes(sealed("{\"event\":\"run_ended\",\"at\":\"x\",\"jobs\":[1]"));
    begun(2).bytes(sealed("{\"event\":\"run_ended\",\"jobs\":7"));
    begun(3).bytes(sealed("{\"event\":\"run_ended\",\"duration_ms\":1e99,\"jobs\":[]"));
    assertThat(seconds(8)).isEmpty();
  }

  private static String sealed(String start) {
    byte[] bytes = start.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    String sum = Checksum.hex(Checksum.of(bytes, 0, bytes.length));
    return start + ",\"crc\":\"" + sum + "\"}\n";
  }

  @Test
  void knows_nothing_where_there_is_no_folder() {
    assertThat(new Earlier().before(new RunFolder(runs.resolve("none/x"), id(1))).earlier())
        .isEmpty();
  }

  @Test
  void compares_a_run_with_those_before_it() throws IOException {
    ended(1, 3);
    ended(50, 50);
    assertThat(new Earlier().usually(run(50))).contains(timing(2).duration());
    assertThat(new Earlier().exceeded(run(50))).contains(timing(2).duration());
    assertThat(new Earlier().usually(run(3))).isEmpty();
    assertThat(new Earlier().exceeded(run(3))).isEmpty();
  }
}
