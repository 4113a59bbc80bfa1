package dev.runner.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class BurstTest {
  private final Burst burst = new Burst(Duration.ofNanos(100));

  @Test
  void waits_for_nothing_when_nothing_was_touched() {
    assertThat(burst.untilDue(7)).isEmpty();
  }

  @Test
  void is_due_when_it_has_been_quiet() {
    burst.touched(1000);
    burst.touched(1050);
    assertThat(burst.untilDue(1060)).isEqualTo(OptionalLong.of(90));
    assertThat(burst.untilDue(1150)).isEqualTo(OptionalLong.of(0));
    burst.told();
    assertThat(burst.untilDue(1151)).isEmpty();
  }

  @Test
  void is_due_after_ten_times_as_long_even_if_it_never_is_quiet() {
    for (long now = -500; now < 500; now += 50) {
      burst.touched(now);
    }
    assertThat(burst.untilDue(460)).isEqualTo(OptionalLong.of(40));
    burst.touched(510);
    assertThat(burst.untilDue(510)).isEqualTo(OptionalLong.of(0));
  }
}
