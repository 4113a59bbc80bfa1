package dev.runner.system;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for what happens in other processes, which tell nobody.
final class Waiting {
  private static final Duration LOOK = Duration.ofMillis(10);

  private Waiting() {}

  /// Lets some time pass: for moments at which something is done to another process.
  static void some(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /// Returns as soon as it is so.
  ///
  /// @throws AssertionError if it is not so in time
  static void until(String what, Duration time, BooleanSupplier so) {
    long end = System.nanoTime() + time.toNanos();
    while (!so.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("after " + time + " still not: " + what);
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }
}
