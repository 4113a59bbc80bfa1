package dev.runner.cli;

import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import sun.misc.Signal;

/// Heeds INT, TERM and HUP ourselves: the JVM would run its shutdown hooks at the first and ignore
/// the second.
///
/// One that was ignored when runner was started, as `nohup` does, stays so.
final class SignalHandlers {
  private static final List<String> HEEDED = List.of("INT", "TERM", "HUP");

  private final AtomicInteger first = new AtomicInteger();

  /// What a signal brings about; called on a thread of the JVM's own.
  @FunctionalInterface
  interface Heed {

    /// @param again whether one came before
    void heed(int number, boolean again);
  }

  /// From now on they are heeded.
  void heed(Heed heed) {
    for (String name : HEEDED) {
      try {
        Signal.handle(new Signal(name), signal -> came(signal.getNumber(), heed));
      } catch (IllegalArgumentException e) {
        // The JVM was told not to let anyone have it.
      }
    }
  }

  private void came(int number, Heed heed) {
    heed.heed(number, !first.compareAndSet(0, number));
  }

  /// The number of the first that came.
  OptionalInt came() {
    return first.get() == 0 ? OptionalInt.empty() : OptionalInt.of(first.get());
  }
}
