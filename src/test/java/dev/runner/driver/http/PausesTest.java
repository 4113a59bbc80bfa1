package dev.runner.driver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What servers say about when to ask again.
final class PausesTest {
  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0",
        "7 | 7000",
        "1.5 | 1500",
        "1000000000 | 1000000000000",
        "Thu, 26 Nov 2026 10:00:30 GMT | 30000",
        "Thu, 26 Nov 2026 09:00:00 GMT | 0",
        "Thursday, 26-Nov-26 10:00:05 GMT | 5000",
      })
  void retry_after_is_a_number_of_seconds_or_a_date(String value, long millis) {
    assertThat(Pauses.refused(List.of(new Header("Retry-After", value)), NOW))
        .isEqualTo(Optional.of(Duration.ofMillis(millis)));
  }

  @ParameterizedTest
  @CsvSource({"-1", "soon", "''", "99999999999999999999999999999999999999999999"})
  void a_retry_after_that_says_nothing_is_none(String value) {
    assertThat(Pauses.refused(List.of(new Header("Retry-After", value)), NOW)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "limit=100, remaining=0, reset=30 | 30",
        "\"default\";r=0;t=12 | 12",
        "\"burst\";r=0;t=2, \"day\";r=0;t=60 | 60",
      })
  void a_rate_limit_of_which_nothing_remains_says_when_it_does_again(String value, long seconds) {
    assertThat(Pauses.usedUp(List.of(new Header("RateLimit", value)), NOW))
        .isEqualTo(Optional.of(Duration.ofSeconds(seconds)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"\"default\";r=3;t=12", "limit=9, remaining=10, reset=3"})
  void a_rate_limit_of_which_something_remains_asks_for_nothing(String value) {
    assertThat(Pauses.usedUp(List.of(new Header("RateLimit", value)), NOW)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 45, 45", "0, 1795687245, 45", "0, 1795687245000, 45"})
  void a_reset_counts_from_now_or_from_1970(String remaining, String reset, long seconds) {
    List<Header> headers =
        List.of(
            new Header("X-RateLimit-Remaining", remaining), new Header("x-ratelimit-reset", reset));
    assertThat(Pauses.usedUp(headers, NOW)).isEqualTo(Optional.of(Duration.ofSeconds(seconds)));
  }
}
