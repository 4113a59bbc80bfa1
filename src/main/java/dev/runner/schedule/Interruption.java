package dev.runner.schedule;

import java.util.Optional;

/// Interrupts a thread, but only while it is at a piece of work. Any thread may ask.
public final class Interruption {
  private Optional<Thread> thread = Optional.empty();
  private boolean asked;

  /// Interrupts the work, or has it begin interrupted.
  public synchronized void ask() {
    asked = true;
    thread.ifPresent(Thread::interrupt);
  }

  synchronized boolean asked() {
    return asked;
  }

  /// The calling thread begins the work.
  public synchronized void enter() {
    thread = Optional.of(Thread.currentThread());
    if (asked) {
      Thread.currentThread().interrupt();
    }
  }

  /// It has ended the work; an interrupt that came too late is forgotten.
  public synchronized void leave() {
    thread = Optional.empty();
    Thread.interrupted();
  }
}
