package dev.runner.driver.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// Ends children with everything below them: TERM, grace, KILL, until a look at all processes finds
/// none. One thread does it for all of them; it is there from the beginning, since there may be no
/// room for another one when it is needed. One look serves all.
final class Teardowns implements AutoCloseable {
  private static final long PAUSE_MILLIS = 5;
  private static final long LONGEST_PAUSE_MILLIS = 50;

  /// So often those that nobody knows are told to end; who doesn't, can't be ended by us.
  private static final int ATTEMPTS = 100;

  private final BlockingQueue<Teardown> arriving = new LinkedBlockingQueue<>();
  private final List<Teardown> underWay = new ArrayList<>();
  private final Thread thread;
  private Optional<Census> census = Optional.empty();
  private boolean fresh;
  private volatile boolean strays;

  Teardowns() {
    thread = Thread.ofPlatform().daemon().name("teardown").start(this::run);
  }

  /// Ends a child with all that came of it; said again, with less grace.
  ///
  /// @param gone told once, when nothing is left that can be ended
  void end(Child child, Duration grace, Runnable gone) {
    end(child, Signal.TERM, grace, gone);
  }

  /// The same, asking it with another signal.
  synchronized void end(Child child, Signal request, Duration grace, Runnable gone) {
    Optional<Teardown> before = find(child);
    if (before.isPresent()) {
      before.get().hasten(grace);
    } else {
      arriving.add(new Teardown(child, request, grace, gone));
    }
  }

  private Optional<Teardown> find(Child child) {
    return Stream.concat(arriving.stream(), underWay.stream())
        .filter(it -> it.child().equals(child))
        .findFirst();
  }

  /// Whatever goes wrong in a look at the processes is forgotten: the next one may go well.
  private boolean step(Teardown teardown) {
    try {
      return teardown.step(this::look);
    } catch (RuntimeException e) {
      return false;
    }
  }

  private void run() {
    long pause = PAUSE_MILLIS;
    try {
      while (true) {
        List<Teardown> all = next(pause);
        fresh = false;
        boolean moved = false;
        for (Teardown teardown : all) {
          moved |= step(teardown);
        }
        pause = moved ? PAUSE_MILLIS : Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
      }
    } catch (InterruptedException e) {
      // It is over.
    }
  }

  /// What is under way after a pause; when there is nothing, once there is something.
  private List<Teardown> next(long pause) throws InterruptedException {
    boolean none;
    synchronized (this) {
      underWay.removeIf(Teardown::gone);
      none = underWay.isEmpty();
    }
    Teardown first = none ? arriving.take() : arriving.poll(pause, TimeUnit.MILLISECONDS);
    synchronized (this) {
      if (first != null) {
        underWay.add(first);
      }
      arriving.drainTo(underWay);
      return List.copyOf(underWay);
    }
  }

  /// What came of a child: one look at all processes serves everyone in a round.
  private Set<Census.Entry> look(Child child) {
    Census now = fresh ? census.orElseThrow() : Census.taken(census);
    census = Optional.of(now);
    fresh = true;
    Set<Census.Entry> found = new HashSet<>(now.of(child));
    Set<Census.Entry> lost = now.strays();
    boolean mine = Leaders.only(child.pid());
    strays |= !lost.isEmpty() && !mine;
    if (mine) {
      found.addAll(lost);
    }
    return found;
  }

  /// Ends what is left of children that were ended while others ran, so that nobody could tell
  /// whose it was. To be called when no child is there any more.
  @Override
  public void close() {
    thread.interrupt();
    boolean again = strays;
    for (int i = 0; again && i < ATTEMPTS; i++) {
      Set<Census.Entry> lost = Census.taken(Optional.empty()).strays();
      lost.forEach(it -> it.tell(Signal.KILL));
      again = !lost.isEmpty();
      LockSupport.parkNanos(again ? TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS) : 0);
    }
  }
}
