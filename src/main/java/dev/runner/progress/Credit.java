package dev.runner.progress;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Bounds the bytes that wait to be printed: who reads a child waits here while the screen is slow,
/// and as long as there is patience.
final class Credit {
  private static final int BYTES = 4 << 20;

  /// What a piece of output takes beside its bytes.
  private static final int OVERHEAD = 128;

  private static final int MOST = BYTES / 8;
  private static final Duration LOOK = Duration.ofMillis(100);

  private final Semaphore bytes = new Semaphore(BYTES);
  private final Patience patience;

  Credit(Patience patience) {
    this.patience = patience;
  }

  static int cost(int length) {
    return Math.min(length, MOST) + OVERHEAD;
  }

  /// Waits until there is room; false where the output is to be dropped instead. Called on any
  /// thread.
  boolean take(int cost) {
    return bytes.tryAcquire(cost) || waited(cost);
  }

  /// Takes it if there is room, without waiting. Who was refused gets it again only once much has
  /// been printed, so that it is refused in few long runs.
  ///
  /// @param refused whether it was, the last time
  boolean spare(int cost, boolean refused) {
    return (!refused || bytes.availablePermits() > BYTES / 2) && bytes.tryAcquire(cost);
  }

  void give(int cost) {
    bytes.release(cost);
  }

  private boolean waited(int cost) {
    try {
      while (!patience.over()) {
        if (bytes.tryAcquire(cost, LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
          return true;
        }
      }
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
