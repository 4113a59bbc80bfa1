package dev.runner.progress;

import dev.runner.pace.Usual;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// Finds out what is usual beside the run, once somebody wants to know.
final class Lookup {
  private final Supplier<Usual> source;
  private final AtomicBoolean asked = new AtomicBoolean();
  private volatile Usual found = Usual.NONE;

  /// @param source is asked once, on a thread of its own
  Lookup(Supplier<Usual> source) {
    this.source = source;
  }

  /// What is known so far. The first call has it found out.
  Usual now() {
    if (!asked.getAndSet(true)) {
      Thread.ofPlatform().daemon().name("usual").start(() -> found = source.get());
    }
    return found;
  }
}
