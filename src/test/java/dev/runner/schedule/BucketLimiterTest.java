package dev.runner.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runner.plan.Rate;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import io.github.resilience4j.ratelimiter.internal.AtomicRateLimiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BucketLimiterTest {
  private static final Rate TEN_A_SECOND = new Rate(10, Duration.ofSeconds(1), 10);
  private static final long SECOND = 1_000_000_000;

  private long now;

  @Test
  void shows_its_configuration_as_the_library_does() {
    BucketLimiter limiter = limiter(new Rate(80, Duration.ofMinutes(1), 10));
    assertThat(limiter.getName()).isEqualTo("test");
    assertThat(limiter.getRateLimiterConfig().getLimitForPeriod()).isEqualTo(80);
    assertThat(limiter.getRateLimiterConfig().getLimitRefreshPeriod())
        .isEqualTo(Duration.ofMinutes(1));
    assertThat(limiter.getRateLimiterConfig().getTimeoutDuration()).isEqualTo(Duration.ZERO);
    assertThat(limiter.getTags()).isEmpty();
  }

  @Test
  void grants_the_burst_and_then_refuses_until_the_time_it_said() {
    BucketLimiter limiter = limiter(TEN_A_SECOND);
    for (int i = 0; i < 10; i++) {
      assertThat(limiter.acquirePermission()).isTrue();
    }
    assertThat(limiter.acquirePermission()).isFalse();
    assertThat(limiter.untilGrant()).isEqualTo(SECOND / 10);
    now = SECOND / 10 - 1;
    assertThat(limiter.acquirePermission()).isFalse();
    now = SECOND / 10;
    assertThat(limiter.acquirePermission()).isTrue();
    assertThat(limiter.acquirePermission()).isFalse();
  }

  @Test
  void takes_nothing_in_advance() {
    BucketLimiter limiter = limiter(new Rate(1, Duration.ofSeconds(1), 1));
    assertThat(limiter.reservePermission()).isZero();
    assertThat(limiter.reservePermission()).isNegative();
    assertThat(limiter.untilGrant()).isEqualTo(SECOND);
  }

  @Test
  void counts_what_is_there_and_nobody_who_waits() {
    BucketLimiter limiter = limiter(new Rate(1, Duration.ofSeconds(1), 1));
    assertThat(limiter.getMetrics().getAvailablePermissions()).isEqualTo(1);
    limiter.acquirePermission();
    assertThat(limiter.getMetrics().getAvailablePermissions()).isZero();
    assertThat(limiter.getMetrics().getNumberOfWaitingThreads()).isZero();
  }

  @Test
  void is_empty_once_drained() {
    BucketLimiter limiter = limiter(TEN_A_SECOND);
    limiter.drainPermissions();
    assertThat(limiter.untilGrant()).isEqualTo(SECOND / 10);
  }

  @Test
  void begins_empty_at_a_changed_rate() {
    BucketLimiter limiter = limiter(TEN_A_SECOND);
    limiter.changeLimitForPeriod(2);
    assertThat(limiter.getRateLimiterConfig().getLimitForPeriod()).isEqualTo(2);
    assertThat(limiter.untilGrant()).isEqualTo(SECOND / 2);
  }

  @Test
  void cannot_be_made_to_wait() {
    assertThatThrownBy(() -> limiter(TEN_A_SECOND).changeTimeoutDuration(Duration.ofSeconds(1)))
        .hasMessage("this limiter never waits");
  }

  @Test
  void serves_the_decorators_of_the_library() {
    Runnable limited =
        RateLimiter.decorateRunnable(limiter(new Rate(1, Duration.ofSeconds(1), 1)), () -> {});
    limited.run();
    assertThatThrownBy(limited::run).isInstanceOf(RequestNotPermitted.class);
    now = SECOND;
    limited.run();
  }

  @Test
  void tells_who_listens_what_it_granted_and_refused() {
    List<String> told = new ArrayList<>();
    BucketLimiter limiter = limiter(new Rate(1, Duration.ofSeconds(1), 1));
    limiter.getEventPublisher().onEvent(event -> told.add(event.getEventType().name()));
    limiter.acquirePermission();
    limiter.acquirePermission();
    assertThat(told).containsExactly("SUCCESSFUL_ACQUIRE", "FAILED_ACQUIRE");
  }

  @Test
  void takes_a_rate_that_is_beyond_the_numbers_of_the_library() {
    BucketLimiter limiter = limiter(new Rate(10_000_000_000L, Duration.ofSeconds(1), 1));
    limiter.acquirePermission();
    assertThat(limiter.untilGrant()).isEqualTo(1);
  }

  @Test
  void keeps_the_bound_that_the_limiter_of_the_library_breaks() {
    BucketLimiter ours = limiter(TEN_A_SECOND);
    RateLimiter library = new AtomicRateLimiter("library", ours.getRateLimiterConfig(), () -> now);
    assertThat(grantsAroundTheEdge(library)).isEqualTo(20);
    assertThat(grantsAroundTheEdge(limiter(TEN_A_SECOND))).isEqualTo(10);
  }

  /// Grants within one microsecond, 10 a second and a burst of 10 allowed, from just before a
  /// period's end.
  private int grantsAroundTheEdge(RateLimiter limiter) {
    int granted = 0;
    for (now = SECOND - 500; now <= SECOND + 500; now += 20) {
      granted += limiter.acquirePermission() ? 1 : 0;
    }
    return granted;
  }

  private BucketLimiter limiter(Rate rate) {
    return new BucketLimiter("test", rate, () -> now);
  }
}
