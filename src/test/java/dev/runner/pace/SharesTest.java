package dev.runner.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SharesTest {
  @Test
  void are_what_durations_themselves_give() {
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      Duration some =
          Duration.ofSeconds(
              random.nextInt(1 << random.nextInt(31)), random.nextInt(1_000_000_000));
      long count = 1 + random.nextInt(1 << random.nextInt(31));

      assertThat(Shares.each(some, count)).isEqualTo(some.dividedBy(count));
      assertThat(Shares.times(some, count)).isEqualTo(some.multipliedBy(count));
    }
  }

  @Test
  void of_nothing_are_nothing() {
    assertThat(Shares.each(Duration.ZERO, 3)).isZero();
    assertThat(Shares.times(Duration.ofDays(1), 0)).isZero();
  }

  @Test
  void that_are_too_long_are_an_error() {
    assertThatThrownBy(() -> Shares.times(Duration.ofSeconds(Long.MAX_VALUE), 2))
        .isInstanceOf(ArithmeticException.class);
  }
}
