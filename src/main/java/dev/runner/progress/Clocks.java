package dev.runner.progress;

import java.time.LocalTime;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// The time: one clock that never jumps, and the one on the wall.
record Clocks(LongSupplier nanos, Supplier<LocalTime> wall) {
  static final Clocks SYSTEM = new Clocks(System::nanoTime, LocalTime::now);
}
