package dev.runner.driver.process;

import java.time.Duration;
import java.util.Set;
import java.util.function.Function;

/// The ending of one child and of all that came of it. Its steps are taken by one thread.
final class Teardown {
  /// What is still there so long after KILL is no longer waited for: the kernel holds it.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Child child;
  private final Signal request;
  private final Runnable told;
  private final long begun = System.nanoTime();
  private Stage stage = Stage.NEW;
  private Set<Census.Entry> known = Set.of();
  private long killed;
  private volatile long grace;

  private enum Stage {
    NEW,
    GRACE,
    KILLING,
    GONE
  }

  /// @param request what its group is asked to end with; those that left the group hear TERM
  /// @param told once, when nothing is left
  Teardown(Child child, Signal request, Duration grace, Runnable told) {
    this.child = child;
    this.request = request;
    this.grace = grace.toNanos();
    this.told = told;
  }

  Child child() {
    return child;
  }

  /// With less grace than was said before, if it is less.
  void hasten(Duration less) {
    grace = Math.min(grace, less.toNanos());
  }

  boolean gone() {
    return stage == Stage.GONE;
  }

  /// Goes on as far as it can without waiting.
  ///
  /// @param look finds all that came of a child, now
  /// @return whether something was found or sent
  boolean step(Function<Child, Set<Census.Entry>> look) {
    return switch (stage) {
      case NEW -> ask(look.apply(child));
      case GRACE -> graceful(look);
      case KILLING -> kill(look.apply(child));
      case GONE -> false;
    };
  }

  /// Asks all of them to end. Those of the group hear it from the group, and only once: a second
  /// TERM means haste to some programs.
  private boolean ask(Set<Census.Entry> found) {
    boolean leads = stage == Stage.NEW && child.exit().isEmpty();
    if (leads) {
      child.tell(request);
    }
    for (Census.Entry entry : found) {
      boolean heard = leads && (entry.pid() == child.pid() || entry.group() == child.pid());
      if (!heard && !known.contains(entry)) {
        entry.tell(Signal.TERM);
      }
    }
    known = found;
    stage = Stage.GRACE;
    return true;
  }

  private boolean graceful(Function<Child, Set<Census.Entry>> look) {
    if (System.nanoTime() - begun >= grace) {
      stage = Stage.KILLING;
      return kill(look.apply(child));
    }
    if (child.exit().isEmpty() || anyRuns()) {
      return false;
    }
    Set<Census.Entry> found = look.apply(child);
    return found.isEmpty() ? over() : ask(found);
  }

  private boolean anyRuns() {
    for (Census.Entry entry : known) {
      if (entry.runs()) {
        return true;
      }
    }
    return false;
  }

  private boolean kill(Set<Census.Entry> found) {
    killed = killed == 0 ? System.nanoTime() : killed;
    boolean patient = System.nanoTime() - killed < PATIENCE.toNanos();
    if (child.exit().isPresent() && (found.isEmpty() || !patient)) {
      return over();
    }
    child.tell(Signal.KILL);
    for (Census.Entry entry : found) {
      entry.tell(Signal.KILL);
    }
    return true;
  }

  private boolean over() {
    stage = Stage.GONE;
    told.run();
    return true;
  }
}
