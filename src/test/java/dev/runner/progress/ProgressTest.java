package dev.runner.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.pace.Outlook;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {
  private final List<String> lines = new ArrayList<>();
  private final PlainLines plain =
      new PlainLines(lines::add, () -> LocalTime.of(12, 30, 5, 678), Sample.alone());

  @Test
  void says_nothing_of_a_short_run() {
    plain.begin(new Labels("repo-status", false), 0);
    plain.tick(
        new Counts(300, true, 20, 0, 8, 0, ServiceCounts.NONE, Counts.Phase.FIRST), seconds(9.9));
    assertThat(lines).isEmpty();
    assertThat(plain.untilNext(seconds(9.9))).isEqualTo(seconds(0.1));
  }

  @Test
  void says_a_line_after_ten_seconds_and_then_every_thirty_while_something_changes() {
    plain.begin(new Labels("repo-status", false), 0);
    plain.tick(
        new Counts(300, true, 120, 3, 8, 0, ServiceCounts.NONE, Counts.Phase.FIRST), seconds(10));
    plain.tick(
        new Counts(300, true, 130, 3, 8, 0, ServiceCounts.NONE, Counts.Phase.FIRST), seconds(39));
    plain.tick(
        new Counts(300, true, 120, 3, 8, 0, ServiceCounts.NONE, Counts.Phase.FIRST), seconds(40));
    plain.tick(
        new Counts(310, false, 150, 3, 8, 2, ServiceCounts.NONE, Counts.Phase.FIRST), seconds(71));
    assertThat(lines)
        .containsExactly(
            "12:30:05 repo-status: 120 of 300 done, 3 failed, 8 running, ETA 15s",
            "12:30:05 repo-status: 150 of 310+ done, 3 failed, 8 running, 2 retrying");
  }

  @Test
  void tells_programs_each_second_while_something_changes_and_at_the_end() {
    JsonLines json = new JsonLines(lines::add, Sample.alone());
    json.begin(new Labels("repo-status", false), 0);
    Counts some = new Counts(310, false, 150, 3, 8, 2, ServiceCounts.NONE, Counts.Phase.FIRST);
    json.tick(some, seconds(0.5));
    json.tick(some, seconds(1));
    json.tick(some, seconds(3));
    json.tick(
        new Counts(310, true, 310, 3, 0, 0, ServiceCounts.NONE, Counts.Phase.FIRST), seconds(3.5));
    json.end();
    json.end();
    assertThat(lines)
        .containsExactly(
            "{\"progress\":{\"done\":150,\"total\":310,\"complete\":false,\"failed\":3,\"running\":8,"
                + "\"slow\":0,\"retrying\":2,\"elapsed_ms\":1000}}",
            "{\"progress\":{\"done\":310,\"total\":310,\"complete\":true,\"failed\":3,\"running\":0,"
                + "\"slow\":0,\"retrying\":0,\"elapsed_ms\":3500}}");
  }

  @Test
  void is_not_waited_for_before_the_run_begins() {
    assertThat(plain.untilNext(seconds(5))).isEqualTo(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          112|repo-status  37/60  61% <-------------30------------->  3 failed, 8 running, 2 retrying  0:12 ETA 0:08
          102|repo-status  37/60  61% <-----------27------------>  3 failed, 8 running, 2 retrying  0:12 ETA 0:08
          82|repo-status  37/60  61% <--7-->  3 failed, 8 running, 2 retrying  0:12 ETA 0:08
          80|repo-status  37/60  61% <-5->  3 failed, 8 running, 2 retrying  0:12 ETA 0:08
          79|repo-status  37/60  61%  3 failed, 8 running, 2 retrying  0:12 ETA 0:08
          62|repo-status  37/60  61%  3 failed, 8 running  ETA 0:08
          42|37/60  61% <--7-->  3 failed, 8 running
          22|37/60  3 failed
          12|37/60
          10|37/60
          6|37…
          3|
          """)
  void fits_the_terminal(int columns, String line) {
    Frame frame =
        new Frame(
            "repo-status",
            new Counts(60, true, 37, 3, 8, 2, ServiceCounts.NONE, Counts.Phase.FIRST),
            Duration.ofSeconds(12),
            new Outlook(Optional.of(Duration.ofMillis(7460)), 0));
    assertThat(frame.drawn(columns, ProgressTest::bar)).isEqualTo(line == null ? "" : line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          74|watch  3 up, 1 starting, 1 restarting, 1 failed  0:42  Ctrl-C stops
          72|watch  3 up, 1 starting, 1 restarting, 1 failed  0:42  Ctrl-C stops
          68|watch  3 up, 1 starting, 1 restarting, 1 failed  0:42
          54|watch  3 up, 1 starting, 1 restarting, 1 failed
          48|3 up, 1 starting, 1 restarting, 1 failed
          42|3 up, 1 starting, 1 failed
          20|3 up, 1 failed
          12|3 up
          """)
  void tells_how_services_are_where_they_are_all_that_is_left(int columns, String line) {
    Counts counts =
        new Counts(0, true, 0, 0, 0, 0, new ServiceCounts(6, 1, 3, 1, 1), Counts.Phase.FIRST);
    Frame frame = new Frame("watch", counts, Duration.ofSeconds(42), Outlook.NONE);
    assertThat(frame.drawn(columns, ProgressTest::bar)).isEqualTo(line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          90|dev   2/10  20% <---9--->  1 failed, 4 running  services: 3 up, 1 failed  0:12 ETA 0:48
          82|dev   2/10  20%  1 failed, 4 running  services: 3 up, 1 failed  0:12 ETA 0:48
          60|2/10  20%  1 failed, 4 running  services: 3 up, 1 failed
          40|2/10  1 failed  services: 1 failed
          """)
  void tells_how_services_are_beside_targets(int columns, String line) {
    Counts counts =
        new Counts(10, true, 2, 1, 4, 0, new ServiceCounts(4, 0, 3, 0, 1), Counts.Phase.FIRST);
    Frame frame =
        new Frame(
            "dev",
            counts,
            Duration.ofSeconds(12),
            new Outlook(Optional.of(Duration.ofSeconds(48)), 0));
    assertThat(frame.drawn(columns, ProgressTest::bar).strip()).isEqualTo(line);
  }

  @Test
  void says_in_a_log_how_services_are() {
    ServiceCounts services = new ServiceCounts(4, 0, 3, 0, 1);
    plain.begin(new Labels("dev", false), 0);
    plain.tick(new Counts(10, true, 0, 1, 4, 0, services, Counts.Phase.FIRST), seconds(10));
    plain.tick(new Counts(10, true, 10, 1, 0, 0, services, Counts.Phase.FIRST), seconds(40));
    assertThat(lines)
        .containsExactly(
            "12:30:05 dev: 0 of 10 done, 1 failed, 4 running, services: 3 up, 1 failed",
            "12:30:05 dev: 3 up, 1 failed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          60|x   2/10  20%  4 running, 1 slow  0:12 ETA 0:48
          43|2/10  20%  4 running, 1 slow  ETA 0:48
          38|2/10  20%  4 running, 1 slow
          30|2/10  20%  4 running
          """)
  void tells_what_is_slower_than_usual(int columns, String line) {
    Counts counts = new Counts(10, true, 2, 0, 4, 0, ServiceCounts.NONE, Counts.Phase.FIRST);
    Outlook outlook = new Outlook(Optional.of(Duration.ofSeconds(48)), 1);
    Frame frame = new Frame("x", counts, Duration.ofSeconds(12), outlook);
    assertThat(frame.drawn(columns, _ -> "").strip().replaceAll("% +4", "%  4")).isEqualTo(line);
  }

  @Test
  void shows_counts_while_the_total_is_unknown() {
    Frame frame =
        new Frame(
            "x",
            new Counts(60, false, 7, 0, 8, 0, ServiceCounts.NONE, Counts.Phase.FIRST),
            Duration.ofSeconds(3700),
            Outlook.NONE);
    assertThat(frame.drawn(80, ProgressTest::bar)).isEqualTo("x   7/60+  8 running  1:01:40");
  }

  @Test
  void draws_with_the_library_from_the_calling_thread() {
    try (Gauge gauge = new Gauge("sample")) {
      assertThat(gauge.frame(moment(1, Optional.of(Duration.ofSeconds(36)))))
          .isEqualTo(
              "sample  1/4  25% "
                  + "█".repeat(7)
                  + "▌"
                  + " ".repeat(22)
                  + "  2 running  0:12 ETA 0:36");
      assertThat(gauge.frame(moment(4, Optional.empty())))
          .isEqualTo("sample  4/4 100% " + "█".repeat(30) + "  2 running  0:12");
    }
  }

  private static Gauge.Moment moment(long done, Optional<Duration> left) {
    return new Gauge.Moment(
        new Counts(4, true, done, 0, 2, 0, ServiceCounts.NONE, Counts.Phase.FIRST),
        Duration.ofSeconds(12),
        new Outlook(left, 0),
        82);
  }

  private static String bar(int width) {
    String number = Integer.toString(width);
    int dashes = width - 2 - number.length();
    return "<" + "-".repeat(dashes / 2) + number + "-".repeat(dashes - dashes / 2) + ">";
  }

  private static long seconds(double seconds) {
    return Math.round(seconds * 1e9);
  }
}
