package dev.runner.limit;

import java.time.Duration;

/// A token bucket: in every window of T at most `burst + permits/period * T` grants.
///
/// This is the generic cell rate algorithm (ITU-T I.371, the "virtual scheduling" form) in
/// integers: time is counted in units of 1/permits ns, in which one grant costs exactly `period`,
/// so that nothing is ever rounded. It reads no clock: every call brings the time, from a clock
/// that never goes back.
public final class TokenBucket {
  private final long permits;
  private final long cost;
  private final long tolerance;
  private long debt;
  private long asOf;

  /// @param permits grants in each `period`; 1 or more
  /// @param burst grants that may come at once after a pause; 1 or more; no more count than
  ///   `period` fits into 292 years
  public TokenBucket(long permits, Duration period, long burst, long now) {
    long divisor = gcd(permits, period.toNanos());
    this.permits = permits / divisor;
    this.cost = period.toNanos() / divisor;
    this.tolerance = (Math.min(burst, Long.MAX_VALUE / cost) - 1) * cost;
    this.asOf = now;
  }

  /// Nanoseconds until a grant may be taken; 0 when it may be now.
  ///
  /// @param now nanoseconds, as from [System#nanoTime()]
  public long untilGrant(long now) {
    settle(now);
    long over = debt - tolerance;
    return over <= 0 ? 0 : Math.ceilDiv(over, permits);
  }

  /// Takes a grant that is there.
  public void take(long now) {
    if (untilGrant(now) > 0) {
      throw new IllegalStateException("no grant is there yet");
    }
    debt += cost;
  }

  /// Counts a grant that was taken elsewhere, whether it is there or not.
  public void count(long now) {
    settle(now);
    debt += cost;
  }

  /// Grants no sooner than another bucket of the same rate would.
  public void follow(TokenBucket other, long now) {
    settle(now);
    other.settle(now);
    debt = Math.max(debt, other.debt);
  }

  /// Whether it is as if nothing had ever been taken.
  public boolean idle(long now) {
    settle(now);
    return debt == 0;
  }

  private void settle(long now) {
    long passed = now - asOf;
    if (passed > 0) {
      debt = passed >= Math.ceilDiv(debt, permits) ? 0 : debt - passed * permits;
      asOf = now;
    }
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
