package dev.runner.schedule;

import java.util.OptionalLong;
import java.util.TreeSet;

/// What time alone will bring about: timeouts, deadlines, retries.
final class Agenda {
  private final TreeSet<Timer> timers = new TreeSet<>();
  private long numbers;

  Timer at(long nanos, Runnable action) {
    Timer timer = new Timer(nanos, numbers++, action);
    timers.add(timer);
    return timer;
  }

  void cancel(Timer timer) {
    timers.remove(timer);
  }

  /// Does what is due, in order of time.
  void passTo(long now) {
    while (!timers.isEmpty() && timers.first().nanos() - now <= 0) {
      timers.removeFirst().action().run();
    }
  }

  OptionalLong next() {
    return timers.isEmpty() ? OptionalLong.empty() : OptionalLong.of(timers.first().nanos());
  }
}
