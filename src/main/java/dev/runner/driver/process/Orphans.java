package dev.runner.driver.process;

import dev.runner.plan.OwnProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;

/// What our children have left behind and what has become our child by that: it is reaped when it
/// ends, and entered where the watchdog looks. Used by one thread.
final class Orphans {
  /// The kernel gives orphans to the first thread.
  private static final Path CHILDREN = Path.of("/proc/self/task/" + OwnProcess.ID + "/children");

  private final Set<Long> known = new HashSet<>();

  /// Looks for new ones, and reaps all that have ended.
  void look() {
    try {
      byte[] pids = Files.readAllBytes(CHILDREN);
      for (String word : new String(pids, StandardCharsets.US_ASCII).strip().split(" ", -1)) {
        if (!word.isEmpty()) {
          meet(Long.parseLong(word));
        }
      }
    } catch (IOException e) {
      // A kernel that doesn't tell: those with a mark are found all the same.
    }
    known.removeIf(Orphans::reaped);
  }

  private static boolean reaped(long pid) {
    if (!Kernel.ended(pid)) {
      return false;
    }
    Leaders.forget(pid);
    Kernel.reap(pid);
    return true;
  }

  private void meet(long pid) {
    if (known.contains(pid) || Leaders.has(pid)) {
      return;
    }
    Leaders.settle();
    if (orphan(pid)) {
      known.add(pid);
      Leaders.orphan(pid, Census.session(pid));
    }
  }

  /// Reaps those that have ended, as long as the kernel names no other child first: a leader that
  /// has ended is reaped elsewhere. Those that the JDK has started are in our session, and its own.
  void reap() {
    OptionalLong zombie = Kernel.zombie();
    if (zombie.isPresent() && !Leaders.has(zombie.getAsLong())) {
      Leaders.STARTING.writeLock().lock();
      try {
        while (zombie.isPresent() && orphan(zombie.getAsLong())) {
          forget(zombie.getAsLong());
          Kernel.reap(zombie.getAsLong());
          zombie = Kernel.zombie();
        }
      } finally {
        Leaders.STARTING.writeLock().unlock();
      }
    }
  }

  private static boolean orphan(long pid) {
    return !Leaders.has(pid) && Census.elsewhere(pid);
  }

  private void forget(long pid) {
    if (known.remove(pid)) {
      Leaders.forget(pid);
    }
  }
}
