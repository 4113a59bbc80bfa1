package dev.runner.schedule;

import dev.runner.driver.Attempt;
import dev.runner.driver.Driver;
import dev.runner.driver.Ending;
import dev.runner.event.OutputSink;
import java.time.Duration;
import java.util.function.Function;

/// A driver whose attempts are calls on threads of their own; to stop one is to interrupt it.
record BlockingDriver(Function<Attempt, Ending> attempts) implements Driver {

  @Override
  public Running start(Attempt attempt, OutputSink output, Completion completion) {
    Thread thread = Thread.ofPlatform().unstarted(() -> make(attempt, completion));
    thread.start();
    return atOnce -> stop(thread, atOnce);
  }

  private void make(Attempt attempt, Completion completion) {
    try {
      completion.ended(attempts.apply(attempt));
    } catch (RuntimeException | Error e) {
      completion.broken(e);
    }
  }

  /// At once means until it ends: two interrupts that come together are one.
  private static void stop(Thread thread, boolean atOnce) {
    if (!atOnce) {
      thread.interrupt();
      return;
    }
    Thread.ofPlatform().start(() -> interruptUntilItEnds(thread));
  }

  private static void interruptUntilItEnds(Thread thread) {
    try {
      do {
        thread.interrupt();
      } while (!thread.join(Duration.ofMillis(5)));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
