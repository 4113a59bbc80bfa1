package dev.runner.schedule;

import dev.runner.limit.TokenBucket;
import dev.runner.plan.Rate;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.event.RateLimiterOnFailureEvent;
import io.github.resilience4j.ratelimiter.event.RateLimiterOnSuccessEvent;
import io.github.resilience4j.ratelimiter.internal.RateLimiterEventProcessor;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;

/// resilience4j's rate limiter, with an exact bucket behind it.
///
/// The library's own limiter refills at the edges of fixed periods, and so grants up to twice its
/// limit around an edge. This one never waits: a permission is there and taken, or it is refused.
/// It belongs to the thread that owns the run.
final class BucketLimiter implements RateLimiter {
  private final String name;
  private final long burst;
  private final LongSupplier clock;
  private final RateLimiterEventProcessor events = new RateLimiterEventProcessor();
  private RateLimiterConfig config;
  private TokenBucket bucket;
  private TokenBucket heard;

  /// @param name of the plan, job or step that it limits
  /// @param clock nanoseconds; never goes back
  BucketLimiter(String name, Rate rate, LongSupplier clock) {
    this.name = name;
    this.burst = rate.burst();
    this.clock = clock;
    this.config =
        RateLimiterConfig.custom()
            .limitForPeriod((int) Math.min(rate.permits(), Integer.MAX_VALUE))
            .limitRefreshPeriod(rate.period())
            .timeoutDuration(Duration.ZERO)
            .build();
    this.bucket = bucket(rate.permits());
    this.heard = bucket(rate.permits());
  }

  /// Nanoseconds until a permission is there; 0 when there is one.
  long untilGrant() {
    return bucket.untilGrant(clock.getAsLong());
  }

  /// An attempt that was granted went out later, at this time: whoever counts at the other end sees
  /// what the bucket must see then, or it would come too close behind a late beginning.
  void heard(long at) {
    heard.count(at);
    bucket.follow(heard, clock.getAsLong());
  }

  /// Whether it is as if nothing had ever been taken.
  boolean idle() {
    return bucket.idle(clock.getAsLong());
  }

  @Override
  public boolean acquirePermission(int permits) {
    long now = clock.getAsLong();
    boolean granted = permits == 1 && bucket.untilGrant(now) == 0;
    if (granted) {
      bucket.take(now);
    }
    if (events.hasConsumers()) {
      events.consumeEvent(
          granted
              ? new RateLimiterOnSuccessEvent(name, permits)
              : new RateLimiterOnFailureEvent(name, permits));
    }
    return granted;
  }

  /// 0 when the permission was there and is taken, a negative number when it is refused: nothing is
  /// taken in advance.
  @Override
  public long reservePermission(int permits) {
    return acquirePermission(permits) ? 0 : -1;
  }

  @Override
  public void drainPermissions() {
    while (acquirePermission(1)) {
      // each round takes one
    }
  }

  @Override
  public void changeLimitForPeriod(int limit) {
    config = RateLimiterConfig.from(config).limitForPeriod(limit).build();
    bucket = bucket(limit);
    heard = bucket(limit);
    drainPermissions();
  }

  @Override
  public void changeTimeoutDuration(Duration timeout) {
    throw new IllegalArgumentException("this limiter never waits");
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public RateLimiterConfig getRateLimiterConfig() {
    return config;
  }

  @Override
  public Map<String, String> getTags() {
    return Map.of();
  }

  @Override
  public Metrics getMetrics() {
    return new Metrics() {
      @Override
      public int getNumberOfWaitingThreads() {
        return 0;
      }

      @Override
      public int getAvailablePermissions() {
        return untilGrant() == 0 ? 1 : 0;
      }
    };
  }

  @Override
  public EventPublisher getEventPublisher() {
    return events;
  }

  private TokenBucket bucket(long permits) {
    return new TokenBucket(permits, config.getLimitRefreshPeriod(), burst, clock.getAsLong());
  }
}
