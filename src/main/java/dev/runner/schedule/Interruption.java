package dev.runner.schedule;

import java.util.Optional;

/// Interrupts a thread, but only while it is at a piece of work. Any thread may ask.
final class Interruption {
  private Optional<Thread> thread = Optional.empty();
  private boolean asked;

  /// Interrupts the work, or has it begin interrupted.
  synchronized void ask() {
    asked = true;
    thread.ifPresent(Thread::interrupt);
  }

  synchronized boolean asked() {
    return asked;
  }

  /// The calling thread begins the work.
  synchronized void enter() {
    thread = Optional.of(Thread.currentThread());
    if (asked) {
      Thread.currentThread().interrupt();
    }
  }

  /// It has ended the work; an interrupt that came too late is forgotten.
  synchronized void leave() {
    thread = Optional.empty();
    Thread.interrupted();
  }
}
