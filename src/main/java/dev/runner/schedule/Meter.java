package dev.runner.schedule;

import java.time.Duration;

/// How long one thing has kept the run waiting.
final class Meter {
  private final String name;
  private long waited;
  private int pauses;
  private long paused;

  /// How many lanes wait for it now.
  int waiting;

  /// @param name as the report calls it
  Meter(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  /// Time has passed in which something waited for this.
  void waited(long nanos) {
    waited += nanos;
  }

  /// A pause has begun, or been made longer by so much.
  void paused(boolean begun, long nanos) {
    pauses += begun ? 1 : 0;
    paused += nanos;
  }

  long nanos() {
    return waited;
  }

  Duration waited() {
    return Duration.ofNanos(waited);
  }

  int pauses() {
    return pauses;
  }

  Duration paused() {
    return Duration.ofNanos(paused);
  }
}
