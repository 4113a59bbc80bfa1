package dev.runner.schedule;

import java.util.Optional;

/// Work on a thread of a pool that can be interrupted, and only while it is that work. It reports
/// its own end.
final class Worker implements Runnable {
  private final Runnable work;
  private Optional<Thread> thread = Optional.empty();
  private boolean stopped;

  Worker(Runnable work) {
    this.work = work;
  }

  @Override
  public void run() {
    enter();
    try {
      work.run();
    } finally {
      leave();
    }
  }

  /// Interrupts the work, or has it begin interrupted.
  synchronized void stop() {
    stopped = true;
    thread.ifPresent(Thread::interrupt);
  }

  private synchronized void enter() {
    thread = Optional.of(Thread.currentThread());
    if (stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void leave() {
    thread = Optional.empty();
    Thread.interrupted();
  }
}
