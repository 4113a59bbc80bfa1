package dev.runner.progress;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Bounds the bytes that wait to be printed: who reads a child waits here while the screen is slow,
/// and no longer waits once the run is to stop and the screen does not move.
final class Credit {
  private static final int BYTES = 4 << 20;

  /// What a piece of output takes beside its bytes.
  private static final int OVERHEAD = 128;

  private static final int MOST = BYTES / 8;
  private static final Duration LOOK = Duration.ofMillis(100);

  private final Semaphore bytes = new Semaphore(BYTES);
  private final LongSupplier nanos;
  private volatile long moved;
  private volatile Duration patience = Duration.ofSeconds(Long.MAX_VALUE / 2_000_000_000L);

  Credit(LongSupplier nanos) {
    this.nanos = nanos;
    moved = nanos.getAsLong();
  }

  static int cost(int length) {
    return Math.min(length + OVERHEAD, MOST);
  }

  /// Waits until there is room; false where the output is to be dropped instead. Called on any
  /// thread.
  boolean take(int cost) {
    return bytes.tryAcquire(cost) || waited(cost);
  }

  private boolean waited(int cost) {
    try {
      while (!bytes.tryAcquire(cost, LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        if (stuck()) {
          return false;
        }
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void give(int cost) {
    bytes.release(cost);
  }

  /// Something was written. Called on the thread that prints.
  void moved() {
    moved = nanos.getAsLong();
  }

  /// From now on nobody waits for a screen that has not moved for so long. Called on any thread.
  void limit(Duration longest) {
    patience = longest.compareTo(patience) < 0 ? longest : patience;
  }

  /// Whether the screen has not moved for longer than anybody wants to wait.
  boolean stuck() {
    return nanos.getAsLong() - moved > patience.toNanos();
  }
}
