package dev.runner.limit;

import java.time.Duration;
import java.util.Arrays;

/// A quota: never more than so many grants in any window of a length, wherever it begins. It keeps
/// the times of the last grants, and reads no clock: every call brings the time, from a clock that
/// never goes back.
public final class SlidingWindow {
  private final int most;
  private final long period;
  private long[] times;
  private int first;
  private int size;

  /// @param most grants in a window; 1 or more
  public SlidingWindow(int most, Duration period) {
    this.most = most;
    this.period = period.toNanos();
    this.times = new long[Math.min(most, 16)];
  }

  /// Nanoseconds until a grant may be taken; 0 when it may be now.
  public long untilGrant(long now) {
    drop(now);
    return size < most ? 0 : times[first] + period - now;
  }

  /// Takes a grant that is there.
  public void take(long now) {
    if (untilGrant(now) > 0) {
      throw new IllegalStateException("the quota is used up");
    }
    if (size == times.length) {
      grow();
    }
    times[(first + size) % times.length] = now;
    size++;
  }

  /// Whether no grant counts any more.
  public boolean idle(long now) {
    drop(now);
    return size == 0;
  }

  private void drop(long now) {
    while (size > 0 && now - times[first] >= period) {
      first = (first + 1) % times.length;
      size--;
    }
  }

  private void grow() {
    long[] more = Arrays.copyOf(times, Math.min(most, 2 * times.length));
    System.arraycopy(times, first, more, 0, times.length - first);
    System.arraycopy(times, 0, more, times.length - first, first);
    times = more;
    first = 0;
  }
}
