package dev.runner.driver.process;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// A child process and all that comes of it: waited for, and ended with everything below it.
final class Child {
  private static final long LOOK_AGAIN_MILLIS = 5;

  private final Process process;
  private final Group group;

  /// @param process leads a session, and so a process group, of its own
  Child(Process process) {
    this.process = process;
    this.group = new Group(process.pid());
  }

  Process process() {
    return process;
  }

  /// Waits for its end.
  ///
  /// @param grace between TERM and KILL, when it is to be ended
  /// @return whether it ended by itself; otherwise it was ended because this thread was interrupted
  boolean await(Duration grace) {
    try {
      process.waitFor();
      return true;
    } catch (InterruptedException e) {
      end(grace);
      return false;
    }
  }

  /// TERM, grace, KILL; a further interrupt cuts the grace short.
  private void end(Duration grace) {
    Set<ProcessHandle> below = below();
    group.send(Group.Signal.TERM);
    below.forEach(ProcessHandle::destroy);
    try {
      awaitAll(grace, below);
    } catch (InterruptedException e) {
      // asked again: no grace
    }
    below.addAll(below());
    boolean left = true;
    while (left) {
      left = group.send(Group.Signal.KILL);
      below.forEach(ProcessHandle::destroyForcibly);
      reap();
      left |= !ended(below);
    }
  }

  private void awaitAll(Duration grace, Set<ProcessHandle> below) throws InterruptedException {
    long end = System.nanoTime() + grace.toNanos();
    while (System.nanoTime() - end < 0 && (group.alive() || !ended(below))) {
      if (process.waitFor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
        TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
      }
    }
  }

  private void reap() {
    try {
      process.waitFor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      // KILL was sent already: there is nothing faster
    }
  }

  private Set<ProcessHandle> below() {
    return process.descendants().collect(Collectors.toSet());
  }

  private static boolean ended(Set<ProcessHandle> handles) {
    return List.copyOf(handles).stream().noneMatch(ProcessHandle::isAlive);
  }
}
