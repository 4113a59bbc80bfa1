package dev.runner.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CountdownTest {
  private final Countdown countdown = new Countdown();

  /// What is shown, in milliseconds; negative for nothing.
  private long shown(long left, long elapsed) {
    return countdown
        .show(Optional.of(Duration.ofMillis(left)), Duration.ofMillis(elapsed))
        .map(Duration::toMillis)
        .orElse(-1L);
  }

  @Test
  void shows_what_does_not_change() {
    assertThat(shown(10_000, 300)).isEqualTo(10_000);
    assertThat(shown(9_900, 400)).isEqualTo(9_900);
    assertThat(shown(5_000, 5_300)).isEqualTo(5_000);
  }

  @Test
  void glides_to_a_new_end() {
    shown(10_000, 0);
    assertThat(shown(99_900, 100)).isBetween(9_900L, 15_000L);
    assertThat(shown(98_000, 2_000)).isBetween(50_000L, 80_000L);
    assertThat(shown(80_000, 20_000)).isBetween(79_000L, 80_000L);
  }

  @Test
  void is_never_at_an_end_that_is_over() {
    shown(1_000, 0);
    assertThat(shown(500, 1_000)).isPositive();
    shown(60_000, 2_000);
    assertThat(shown(60_000, 4_000)).isBetween(20_000L, 60_000L);
  }

  @Test
  void begins_anew_after_nothing_could_be_said() {
    shown(10_000, 0);
    assertThat(countdown.show(Optional.empty(), Duration.ofMillis(100))).isEmpty();
    assertThat(shown(500_000, 200)).isEqualTo(500_000);
  }
}
