package dev.runner.driver.process;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Ends a child with everything below it: TERM, grace, KILL.
final class Teardown {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

  private final Child child;
  private final Set<ProcessHandle> below = new HashSet<>();

  private Teardown(Child child) {
    this.child = child;
  }

  /// Waits for a child's end; when this thread is interrupted, ends it and waits for that. A
  /// further interrupt cuts the grace short.
  ///
  /// @return how it ended by itself; empty when it was ended
  static Optional<Exit> await(Child child, Duration grace) {
    try {
      return Optional.of(child.await());
    } catch (InterruptedException e) {
      new Teardown(child).end(grace);
      return Optional.empty();
    }
  }

  private void end(Duration grace) {
    look();
    // Those of the group hear it from the group, and only once: a second TERM means haste to some
    // programs.
    List<ProcessHandle> others =
        below.stream().filter(it -> !Stat.belongs(it, child.pid())).toList();
    child.tell(Signal.TERM);
    others.forEach(ProcessHandle::destroy);
    try {
      awaitAll(grace);
    } catch (InterruptedException e) {
      // asked again: no grace
    }
    do {
      look();
    } while (killed());
  }

  private void awaitAll(Duration grace) throws InterruptedException {
    long end = System.nanoTime() + grace.toNanos();
    while (System.nanoTime() - end < 0 && (anyBelow() || anyInGroup())) {
      if (child.await(LOOK_AGAIN)) {
        Thread.sleep(LOOK_AGAIN);
      }
    }
  }

  private boolean anyInGroup() {
    return child.tell(Signal.NONE) && Stat.anyRuns(child.pid());
  }

  /// Sends KILL to all that are left.
  ///
  /// @return whether there was anyone
  private boolean killed() {
    boolean group = child.tell(Signal.KILL);
    below.forEach(ProcessHandle::destroyForcibly);
    pause();
    return !endedNow() || anyBelow() || group && Stat.anyRuns(child.pid());
  }

  private boolean endedNow() {
    try {
      return child.await(Duration.ZERO);
    } catch (InterruptedException e) {
      return false;
    }
  }

  private void pause() {
    try {
      child.await(LOOK_AGAIN);
    } catch (InterruptedException e) {
      // KILL was sent already: there is nothing faster
    }
  }

  /// Processes that left the group are found by their mark, or as long as their parents live.
  private void look() {
    below.addAll(child.mark().carriers());
    ProcessHandle.of(child.pid()).ifPresent(handle -> handle.descendants().forEach(below::add));
  }

  private boolean anyBelow() {
    return below.stream().anyMatch(Stat::runs);
  }
}
