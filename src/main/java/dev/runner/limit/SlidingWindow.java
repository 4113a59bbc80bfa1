package dev.runner.limit;

import java.time.Duration;

/// A quota: never more than so many grants in any window of a length, wherever it begins. It keeps
/// the times of the last grants, and reads no clock: every call brings the time, from a clock that
/// never goes back.
///
/// What was granted may go out later, and that is what others count: a grant that is said to have
/// gone out later counts from then on. Which one went out doesn't matter; it is taken for the
/// oldest.
public final class SlidingWindow {
  private final int most;
  private final long period;
  private final Times granted = new Times();
  private final Times sent = new Times();

  /// @param most grants in a window; 1 or more
  public SlidingWindow(int most, Duration period) {
    this.most = most;
    this.period = period.toNanos();
  }

  /// Nanoseconds until a grant may be taken; 0 when it may be now.
  public long untilGrant(long now) {
    drop(now);
    int held = granted.size() + sent.size();
    return held < most ? 0 : nth(held - most) + period - now;
  }

  /// Takes a grant that is there.
  public void take(long now) {
    if (untilGrant(now) > 0) {
      throw new IllegalStateException("the quota is used up");
    }
    granted.add(now);
  }

  /// What was granted has gone out, at this time.
  public void sent(long at) {
    if (granted.size() > 0 && granted.get(0) - at <= 0) {
      granted.removeFirst();
    }
    sent.add(at);
  }

  /// Whether no grant counts any more.
  public boolean idle(long now) {
    drop(now);
    return granted.size() + sent.size() == 0;
  }

  private void drop(long now) {
    granted.dropUntil(now - period);
    sent.dropUntil(now - period);
  }

  /// The time of the n-th of all, the oldest first.
  private long nth(int n) {
    int ofGranted = 0;
    int ofSent = 0;
    while (true) {
      boolean next =
          ofSent == sent.size()
              || ofGranted < granted.size() && granted.get(ofGranted) - sent.get(ofSent) <= 0;
      if (ofGranted + ofSent == n) {
        return next ? granted.get(ofGranted) : sent.get(ofSent);
      }
      ofGranted += next ? 1 : 0;
      ofSent += next ? 0 : 1;
    }
  }
}
