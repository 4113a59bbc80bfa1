package dev.runner.schedule;

import dev.runner.plan.Limiter;
import dev.runner.plan.Quota;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// What is known of a limiter, or of one of its keys, from outside: what passed it when, and for
/// how long it was asked to pause. It objects to whatever should not have passed.
final class LimiterAccount {
  private final String name;
  private final Limiter limiter;
  private final Optional<Window> window;
  private final Deque<Long> starts = new ArrayDeque<>();
  private final List<Long> sent = new ArrayList<>();
  private int running;
  private long pausedUntil;
  private long pausedAtMost;

  LimiterAccount(String name, Limiter limiter) {
    this.name = name;
    this.limiter = limiter;
    this.window = limiter.rate().map(Window::new);
  }

  /// Whether one more attempt may certainly start.
  boolean fits(long now) {
    return window.map(it -> it.fits(now)).orElse(true) && room(now) && now >= pausedAtMost;
  }

  private boolean room(long now) {
    long period = limiter.quota().map(it -> it.period().toNanos()).orElse(0L);
    while (!starts.isEmpty() && starts.peek() + period <= now) {
      starts.remove();
    }
    return limiter.quota().map(it -> starts.size() < it.starts()).orElse(true)
        && limiter.concurrency().map(it -> running < it).orElse(true);
  }

  void started(long now) {
    check(room(now), "more attempts than the quota or the concurrency");
    check(now >= pausedUntil, "an attempt within a pause");
    window.ifPresent(it -> it.grant(now));
    limiter.quota().ifPresent(_ -> starts.add(now));
    running++;
  }

  void ended() {
    running--;
  }

  /// An attempt went out at this time; told in any order.
  void sent(long at) {
    limiter.quota().ifPresent(_ -> sent.add(at));
  }

  /// Somebody has asked for a pause, which may be heeded.
  void mayPause(Optional<Duration> asked, long now) {
    pausedAtMost = Math.max(pausedAtMost, now + most(asked));
  }

  /// A pause that was asked for must be heeded.
  void mustPause(Duration asked, long now) {
    long until = now + most(Optional.of(asked));
    check(until - Math.max(now, pausedUntil) <= 1_000_000_000, "a pause that nobody was told of");
    pausedUntil = Math.max(pausedUntil, until);
  }

  /// A pause was announced.
  void paused(Duration pause, Optional<Duration> asked, long now) {
    check(pause.toNanos() <= most(asked), "a pause that is too long");
    check(asked.isEmpty() || pause.toNanos() == most(asked), "a pause that is too short");
    pausedUntil = Math.max(pausedUntil, now + pause.toNanos());
    check(pausedUntil <= pausedAtMost, "a pause that nobody asked for");
  }

  private long most(Optional<Duration> asked) {
    return Math.min(asked.orElse(limiter.maxPause()).toNanos(), limiter.maxPause().toNanos());
  }

  /// The run has ended.
  void close() {
    check(running == 0, "attempts are left");
    sent.sort(null);
    limiter.quota().ifPresent(this::assertSent);
  }

  /// The other end has never seen more than the quota either.
  private void assertSent(Quota quota) {
    for (int i = quota.starts(); i < sent.size(); i++) {
      long apart = sent.get(i) - sent.get(i - quota.starts());
      check(apart >= quota.period().toNanos(), "more attempts went out than the quota");
    }
  }

  private void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise + ": " + name + " " + limiter);
    }
  }
}
