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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Ends children with everything below them: TERM, grace, KILL, until a look at all processes finds
/// none. One thread does it for all of them, which is there only as long as there is something to
/// end; one look serves all.
final class Teardowns implements AutoCloseable {
  private static final long PAUSE_MILLIS = 5;
  private static final long LONGEST_PAUSE_MILLIS = 50;

  private final BlockingQueue<Teardown> arriving = new LinkedBlockingQueue<>();
  private final List<Teardown> underWay = new ArrayList<>();
  private Optional<Thread> thread = Optional.empty();
  private Optional<Census> census = Optional.empty();
  private boolean fresh;
  private boolean strays;

  /// Ends a child with all that came of it; said again, with less grace.
  ///
  /// @param gone told once, when nothing is left that can be ended
  synchronized void end(Child child, Duration grace, Runnable gone) {
    Optional<Teardown> before = find(child);
    if (before.isPresent()) {
      before.get().hasten(grace);
    } else {
      arriving.add(new Teardown(child, grace, gone));
    }
    if (thread.isEmpty()) {
      thread = Optional.of(Thread.ofPlatform().name("teardown").start(this::run));
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
    List<Teardown> all = next(0);
    while (!all.isEmpty()) {
      fresh = false;
      boolean moved = false;
      for (Teardown teardown : all) {
        moved |= step(teardown);
      }
      pause = moved ? PAUSE_MILLIS : Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
      all = next(pause);
    }
  }

  /// What is under way after a pause; when there is nothing any more, this thread is told to end.
  private List<Teardown> next(long pause) {
    Teardown first = pause == 0 ? null : arrived(pause);
    synchronized (this) {
      if (first != null) {
        underWay.add(first);
      }
      arriving.drainTo(underWay);
      underWay.removeIf(Teardown::gone);
      thread = underWay.isEmpty() ? Optional.empty() : thread;
      return List.copyOf(underWay);
    }
  }

  private @Nullable Teardown arrived(long pause) {
    try {
      return arriving.poll(pause, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      // Nobody does that: this thread is our own.
      return null;
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
    boolean again = strays;
    while (again) {
      Set<Census.Entry> lost = Census.taken(Optional.empty()).strays();
      lost.forEach(it -> it.tell(Signal.KILL));
      again = !lost.isEmpty();
    }
  }
}
