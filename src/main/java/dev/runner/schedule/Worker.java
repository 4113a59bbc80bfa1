package dev.runner.schedule;

/// Work on a thread of a pool that can be interrupted, and only while it is that work. It reports
/// its own end.
final class Worker implements Runnable {
  private final Interruption interruption = new Interruption();
  private final Runnable work;

  Worker(Runnable work) {
    this.work = work;
  }

  @Override
  public void run() {
    interruption.enter();
    try {
      work.run();
    } finally {
      interruption.leave();
    }
  }

  /// Interrupts the work, or has it begin interrupted.
  void stop() {
    interruption.ask();
  }
}
