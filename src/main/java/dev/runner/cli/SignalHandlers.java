package dev.runner.cli;

import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import sun.misc.Signal;

/// Heeds INT, TERM and HUP ourselves: the JVM would run its shutdown hooks at the first and ignore
/// the second.
///
/// One that was ignored when runner was started, as `nohup` does, stays so.
@SuppressWarnings("sunapi")
final class SignalHandlers {
  private static final List<String> HEEDED = List.of("INT", "TERM", "HUP");

  private final AtomicInteger first = new AtomicInteger();

  /// @param stop called for each of them, on a thread of the JVM's own
  SignalHandlers(Runnable stop) {
    for (String name : HEEDED) {
      try {
        Signal.handle(new Signal(name), signal -> heed(signal.getNumber(), stop));
      } catch (IllegalArgumentException e) {
        // The JVM was told not to let anyone have it.
      }
    }
  }

  private void heed(int number, Runnable stop) {
    first.compareAndSet(0, number);
    stop.run();
  }

  /// The number of the first that came.
  OptionalInt came() {
    return first.get() == 0 ? OptionalInt.empty() : OptionalInt.of(first.get());
  }
}
