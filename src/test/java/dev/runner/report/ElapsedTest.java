package dev.runner.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElapsedTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0ms",
    "999, 999ms",
    "1000, 1.0s",
    "1249, 1.2s",
    "1250, 1.3s",
    "59949, 59.9s",
    "59950, 1m",
    "60000, 1m",
    "61499, 1m 1s",
    "125000, 2m 5s",
    "3599499, 59m 59s",
    "3599500, 1h",
    "3660000, 1h 1m",
    "86399499, 23h 59m",
    "90000000, 1d 1h"
  })
  void durations_are_humane(long millis, String text) {
    assertThat(Elapsed.of(Duration.ofMillis(millis))).isEqualTo(text);
  }
}
