package dev.runner.pace;

import java.time.Duration;

/// Parts and multiples of durations. Those of `Duration` itself go by way of `BigDecimal`, and the
/// JVM takes some 25 ms to prepare that class: more than all else that a short run does.
public final class Shares {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private Shares() {}

  /// What each gets of a duration, to the nanosecond.
  ///
  /// @param count at least 1, at most 2^33: nanoseconds of a second are multiplied by it
  public static Duration each(Duration all, long count) {
    long seconds = all.getSeconds();
    long nanos = (seconds % count * NANOS_PER_SECOND + all.getNano()) / count;
    return Duration.ofSeconds(seconds / count, nanos);
  }

  /// So many times a duration.
  ///
  /// @param count at least 0, at most 2^33
  public static Duration times(Duration one, long count) {
    return Duration.ofSeconds(
        Math.multiplyExact(one.getSeconds(), count), Math.multiplyExact(one.getNano(), count));
  }
}
