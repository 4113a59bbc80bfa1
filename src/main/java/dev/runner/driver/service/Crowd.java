package dev.runner.driver.service;

import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The services that run. When there are many of them, it says once what they take of the machine.
final class Crowd {
  /// More are worth a word.
  private static final int MANY = 20;

  /// So long after one too many has started it is measured, and for so long.
  private static final Duration SETTLING = Duration.ofSeconds(2);

  private final ScheduledExecutorService clock;
  private final Set<Long> leaders = new HashSet<>();
  private boolean asked;

  Crowd(ScheduledExecutorService clock) {
    this.clock = clock;
  }

  /// @param told what is to be said, if so, while this service runs or later
  synchronized void add(long pid, Consumer<String> told) {
    leaders.add(pid);
    if (leaders.size() > MANY && !asked) {
      asked = true;
      later(() -> measure(told));
    }
  }

  synchronized void remove(long pid) {
    leaders.remove(pid);
  }

  private synchronized Set<Long> leaders() {
    return Set.copyOf(leaders);
  }

  private void later(Runnable action) {
    Future<?> _ = clock.schedule(action, SETTLING.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void measure(Consumer<String> told) {
    Load before = Load.of(leaders());
    later(() -> compare(before, told));
  }

  private void compare(Load before, Consumer<String> told) {
    Set<Long> now = leaders();
    Load load = Load.of(now);
    double cores =
        Math.max(0, load.cpu().minus(before.cpu()).toMillis()) / (double) SETTLING.toMillis();
    if (now.size() > MANY) {
      told.accept(
          String.format(
              Locale.ROOT,
              "%d services run: together they take %d MiB of memory and %.1f of %d cores",
              now.size(),
              load.memory() >> 20,
              cores,
              Runtime.getRuntime().availableProcessors()));
    }
  }
}
