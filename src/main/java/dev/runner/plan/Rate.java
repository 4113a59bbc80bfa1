package dev.runner.plan;

import java.time.Duration;

/// So many starts in such a time: in every window of T at most `burst + permits/period * T`.
///
/// @param permits starts in each `period`; 1 or more
/// @param burst starts that may come at once after a pause; 1 or more
public record Rate(long permits, Duration period, long burst) {

  public Rate {
    if (permits < 1 || burst < 1 || period.isZero() || period.isNegative()) {
      throw new IllegalArgumentException("a rate needs permits, burst and period above zero");
    }
  }

  /// The stricter of two: the one that grants less in the long run.
  public Rate stricter(Rate other) {
    return perSecond() <= other.perSecond() ? this : other;
  }

  private double perSecond() {
    return permits / (period.toNanos() / 1e9);
  }
}
