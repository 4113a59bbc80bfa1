package dev.runner.progress;

import java.time.Duration;
import java.util.function.LongSupplier;

/// How long a screen that takes nothing is waited for: without end, until the run is to stop.
final class Patience {
  private static final Duration ENDLESS = Duration.ofDays(10_000);

  private final LongSupplier nanos;
  private volatile boolean writing;
  private volatile long since;
  private volatile Duration longest = ENDLESS;
  private volatile boolean ending;
  private volatile long end;

  Patience(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// A write begins, which may take any time. Called on the thread that prints.
  void begin() {
    since = nanos.getAsLong();
    writing = true;
  }

  /// The write has ended. Called on the thread that prints.
  void end() {
    writing = false;
  }

  /// From now on a single write is not waited for any longer than that. Called on any thread.
  void limit(Duration write) {
    longest = write.compareTo(longest) < 0 ? write : longest;
  }

  /// After this time nothing is waited for. Called on any thread.
  void endIn(Duration time) {
    end = nanos.getAsLong() + time.toNanos();
    ending = true;
  }

  /// Whether nobody should wait any longer.
  boolean over() {
    long now = nanos.getAsLong();
    return (writing && now - since > longest.toNanos()) || (ending && now - end >= 0);
  }
}
