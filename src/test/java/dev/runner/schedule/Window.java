package dev.runner.schedule;

import dev.runner.plan.Rate;

/// Grants under one rate as seen from outside: whether any window holds more than it may, and
/// whether one more would fit.
///
/// From the i-th to the j-th grant `j - i + 1 <= burst + permits/period * (tj - ti)`; multiplied by
/// the period, and with everything of i on one side, only the least of that side counts.
final class Window {
  private final Rate rate;
  private final long period;
  private long grants;
  private long least = Long.MAX_VALUE;

  Window(Rate rate) {
    this.rate = rate;
    this.period = rate.period().toNanos();
  }

  /// Whether one more grant now would keep every window's bound.
  boolean fits(long now) {
    long mine = side(now);
    return mine - Math.min(least, mine) + period <= rate.burst() * period;
  }

  void grant(long now) {
    if (!fits(now)) {
      throw new AssertionError("more starts than " + rate);
    }
    least = Math.min(least, side(now));
    grants++;
  }

  private long side(long now) {
    return grants * period - rate.permits() * now;
  }
}
