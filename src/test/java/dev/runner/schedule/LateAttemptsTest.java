package dev.runner.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.plan.Rate;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Attempts that go out later than they were granted.
final class LateAttemptsTest {
  private static final long MILLI = 1_000_000;
  private long now;

  @Test
  void keeps_the_rate_as_the_other_end_sees_it_after_a_late_beginning() {
    BucketLimiter limiter =
        new BucketLimiter("api", new Rate(50, Duration.ofSeconds(1), 10), () -> now);
    for (int i = 0; i < 10; i++) {
      assertThat(limiter.acquirePermission(1)).isTrue();
    }
    now = 60 * MILLI;
    for (int i = 0; i < 10; i++) {
      limiter.heard(now);
    }
    assertThat(limiter.untilGrant()).isEqualTo(20 * MILLI);
  }

  @Test
  void loses_nothing_of_the_rate_where_attempts_go_out_at_once() {
    BucketLimiter limiter =
        new BucketLimiter("api", new Rate(50, Duration.ofSeconds(1), 1), () -> now);
    for (int i = 0; i < 100; i++) {
      assertThat(limiter.acquirePermission(1)).isTrue();
      limiter.heard(now);
      assertThat(limiter.untilGrant()).isEqualTo(20 * MILLI);
      now += 20 * MILLI;
    }
  }
}
