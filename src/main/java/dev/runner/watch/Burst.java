package dev.runner.watch;

import java.time.Duration;
import java.util.OptionalLong;

/// When to tell of what was touched: once it has been quiet for a while, but before long even if it
/// never is. Times are nanoseconds of any one clock.
final class Burst {
  /// How often the time of quiet fits into the longest wait.
  private static final int PATIENCE = 10;

  private final long quiet;
  private OptionalLong first = OptionalLong.empty();
  private long last;

  Burst(Duration quiet) {
    this.quiet = quiet.toNanos();
  }

  /// Something was touched.
  void touched(long now) {
    first = first.isPresent() ? first : OptionalLong.of(now);
    last = now;
  }

  /// How long until it must be told; nothing if there is nothing to tell.
  OptionalLong untilDue(long now) {
    if (first.isEmpty()) {
      return first;
    }
    long untilQuiet = last + quiet - now;
    long untilLatest = first.getAsLong() + PATIENCE * quiet - now;
    return OptionalLong.of(Math.max(0, Math.min(untilQuiet, untilLatest)));
  }

  void told() {
    first = OptionalLong.empty();
  }
}
