package dev.runner.driver.http;

import java.time.Duration;

/// Until when a connection has to stand.
record Deadline(long nanos, Duration given) {

  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos(), time);
  }

  /// Milliseconds, at least one: to a socket, 0 means to wait for ever.
  int left() {
    return Math.clamp((nanos - System.nanoTime()) / 1_000_000, 1, Integer.MAX_VALUE);
  }

  /// For people.
  String text() {
    long millis = given.toMillis();
    return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
  }
}
