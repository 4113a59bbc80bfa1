package dev.runner.schedule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What others tell the thread that owns the run; any thread may add to it.
///
/// To wake that thread costs more than all that it does with a message. What changes nothing is
/// therefore put aside: it is heard with what comes next, or a moment after it was expected.
final class Inbox {
  private static final long MOMENT = Duration.ofMillis(50).toNanos();

  private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
  private final Queue<Message> aside = new ConcurrentLinkedQueue<>();

  /// When to look at what was put aside, unless that is past. Used by the thread that owns the run.
  private long look = System.nanoTime();

  void add(Message message) {
    messages.add(message);
  }

  /// Something may be put aside soon. Called by the thread that owns the run.
  ///
  /// @return since when that is expected, by `nanoTime`
  long expect() {
    long now = System.nanoTime();
    look = now + MOMENT;
    return now;
  }

  /// Puts aside what was expected.
  ///
  /// @param since what [#expect] returned
  void aside(Message message, long since) {
    aside.add(message);
    // If it was looked before this was added, it is late by now.
    if (System.nanoTime() - since > MOMENT / 2 && aside.remove(message)) {
      messages.add(message);
    }
  }

  /// Waits for a message, until it is time to look at what was put aside, or for some time. Called
  /// by the thread that owns the run.
  ///
  /// @param wait nanoseconds at most
  /// @return all there are, in the order in which each of those who told them did
  List<Message> await(OptionalLong wait) throws InterruptedException {
    List<Message> all = new ArrayList<>();
    for (Message message = first(wait); message != null; message = messages.poll()) {
      takeAside(all, message);
      all.add(message);
    }
    takeAside(all, null);
    return all;
  }

  private Message first(OptionalLong wait) throws InterruptedException {
    long untilLook = look - System.nanoTime();
    if (untilLook > 0) {
      return messages.poll(Math.min(untilLook, wait.orElse(Long.MAX_VALUE)), TimeUnit.NANOSECONDS);
    }
    return wait.isPresent()
        ? messages.poll(wait.getAsLong(), TimeUnit.NANOSECONDS)
        : messages.take();
  }

  /// Which process an attempt is needs nobody to know who hears of its end next.
  private void takeAside(List<Message> all, @Nullable Message next) {
    for (Message one = aside.poll(); one != null; one = aside.poll()) {
      if (!(next instanceof Message.AttemptEnded ended
          && one instanceof Message.Spawned spawned
          && ended.task() == spawned.task())) {
        all.add(one);
      }
    }
  }

  /// Waits for the next message that was not put aside.
  Message take() throws InterruptedException {
    return messages.take();
  }
}
