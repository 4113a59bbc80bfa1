package dev.runner.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SketchTest {
  private final Sketch sketch = new Sketch();

  @Test
  void sums_up_nothing() {
    assertThat(sketch.spread()).isEqualTo(Spread.NONE);
    assertThat(Spread.NONE.mean()).isZero();
  }

  @Test
  void is_exact_of_one_duration_and_of_equal_ones() {
    Duration odd = Duration.ofNanos(123_456_789);
    sketch.add(odd);
    assertThat(sketch.spread()).isEqualTo(new Spread(1, odd, odd, odd));
    sketch.add(odd);
    assertThat(sketch.spread()).isEqualTo(new Spread(2, odd.multipliedBy(2), odd, odd));
  }

  @Test
  void takes_what_lasts_no_time_or_years() {
    sketch.add(Duration.ofNanos(-5));
    sketch.add(Duration.ZERO);
    sketch.add(Duration.ofDays(10_000));
    assertThat(sketch.spread())
        .isEqualTo(
            new Spread(3, Duration.ofDays(10_000), Duration.ofNanos(500), Duration.ofDays(10_000)));
  }

  @Test
  void finds_the_median_of_many_to_two_percent() {
    Random random = new Random(7);
    for (int round = 0; round < 50; round++) {
      Sketch some = new Sketch();
      List<Long> all = new ArrayList<>();
      int number = 1 + random.nextInt(2000);
      for (int i = 0; i < number; i++) {
        long nanos = (long) Math.exp(random.nextDouble() * 20 + 10);
        all.add(nanos);
        some.add(Duration.ofNanos(nanos));
      }
      Collections.sort(all);
      double median = all.get((number - 1) / 2);
      assertThat((double) some.spread().median().toNanos())
          .isCloseTo(median, within(median * 0.02));
      assertThat(some.spread().longest()).isEqualTo(Duration.ofNanos(all.getLast()));
    }
  }
}
