package dev.runner.limit;

/// A counting semaphore that never waits: so many may be held at once, and who asks is told.
public final class Permits {
  private final int total;
  private int held;

  /// @param total 1 or more
  public Permits(int total) {
    if (total < 1) {
      throw new IllegalArgumentException("no permits: " + total);
    }
    this.total = total;
  }

  public int total() {
    return total;
  }

  /// Whether one more may be held.
  public boolean free() {
    return held < total;
  }

  public void take() {
    if (!free()) {
      throw new IllegalStateException("all " + total + " permits are held");
    }
    held++;
  }

  public void giveBack() {
    if (held == 0) {
      throw new IllegalStateException("no permit is held");
    }
    held--;
  }

  public int held() {
    return held;
  }
}
