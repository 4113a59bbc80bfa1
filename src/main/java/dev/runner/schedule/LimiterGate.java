package dev.runner.schedule;

import dev.runner.limit.Permits;
import dev.runner.limit.SlidingWindow;
import dev.runner.plan.Limiter;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/// A limiter, or that of one key: its bucket, its quota, its permits, and its pauses.
final class LimiterGate extends Gate {
  /// The first pause that a server asks for without saying how long; each that follows without a
  /// success between them is twice as long.
  private static final Duration FIRST = Duration.ofMillis(250);

  private static final int MOST_DOUBLINGS = 20;

  /// A pause that is made longer by less is no news.
  private static final long NEWS = 1_000_000_000;

  private final Limiter limiter;
  private final LongSupplier clock;
  private final Meter meter;
  private final Optional<BucketLimiter> bucket;
  private final Optional<SlidingWindow> quota;
  private final Optional<Permits> permits;
  private boolean paused;
  private long pausedUntil;
  private int doublings;

  /// How many lanes lead through it.
  int lanes;

  /// @param clock the ledger's
  LimiterGate(Limiter limiter, Meter meter, LongSupplier clock) {
    this.limiter = limiter;
    this.clock = clock;
    this.meter = meter;
    this.bucket = limiter.rate().map(it -> new BucketLimiter(meter.name(), it, clock));
    this.quota = limiter.quota().map(it -> new SlidingWindow(it.starts(), it.period()));
    this.permits = limiter.concurrency().map(Permits::new);
  }

  @Override
  long untilOpen() {
    if (permits.isPresent() && !permits.get().free()) {
      return UNKNOWN;
    }
    long now = clock.getAsLong();
    long wait = paused ? Math.max(0, pausedUntil - now) : 0;
    wait = bucket.isPresent() ? Math.max(wait, bucket.get().untilGrant()) : wait;
    return quota.isPresent() ? Math.max(wait, quota.get().untilGrant(now)) : wait;
  }

  @Override
  void pass() {
    permits.ifPresent(Permits::take);
    bucket.ifPresent(BucketLimiter::acquirePermission);
    quota.ifPresent(it -> it.take(clock.getAsLong()));
  }

  @Override
  void giveBack() {
    permits.ifPresent(Permits::giveBack);
  }

  @Override
  Meter meter() {
    return meter;
  }

  /// Whether it is to be told when attempts go out.
  boolean listens() {
    return bucket.isPresent() || quota.isPresent();
  }

  /// An attempt that has passed went out at this time.
  void heard(long at) {
    bucket.ifPresent(it -> it.heard(at));
    quota.ifPresent(it -> it.sent(at));
  }

  /// Lets nothing pass for a while.
  ///
  /// @param asked how long, where the server said so
  /// @param since when the attempt started that was told: one that started before the last pause
  ///   was over tells nothing new of how long to wait
  /// @return how long from now, at most `max_pause`; empty where that is no news
  Optional<Duration> pause(Optional<Duration> asked, long since) {
    long now = clock.getAsLong();
    boolean over = !paused || pausedUntil - now <= 0;
    if (asked.isEmpty() && paused && since - pausedUntil < 0) {
      return Optional.empty();
    }
    Duration wait = shorter(asked.orElseGet(this::guessed), limiter.maxPause());
    long before = over ? now : pausedUntil;
    long until = now + wait.toNanos();
    if (until - before <= 0) {
      return Optional.empty();
    }
    meter.paused(over, until - before);
    pausedUntil = until;
    paused = true;
    return over || until - before > NEWS ? Optional.of(wait) : Optional.empty();
  }

  private Duration guessed() {
    int times = Math.min(doublings++, MOST_DOUBLINGS);
    return Duration.ofMillis(FIRST.toMillis() << times);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /// An attempt has succeeded that started after the last pause.
  void relieved(long since) {
    if (paused && since - pausedUntil >= 0) {
      paused = false;
      doublings = 0;
    }
  }

  /// Whether it is as if nothing had ever passed.
  boolean idle() {
    return lanes == 0
        && !(paused && pausedUntil - clock.getAsLong() > 0)
        && (bucket.isEmpty() || bucket.get().idle())
        && (quota.isEmpty() || quota.get().idle(clock.getAsLong()))
        && (permits.isEmpty() || permits.get().held() == 0);
  }
}
