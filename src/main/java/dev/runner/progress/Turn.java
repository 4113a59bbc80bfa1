package dev.runner.progress;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/// Whose turn it is when tasks are shown in the order of the plan: that of the oldest that has not
/// ended.
final class Turn {
  private final Map<Integer, Targets> jobs = new HashMap<>();
  private final TreeSet<Place> ended = new TreeSet<>();
  private Place current = new Place(0, 0, 0);

  /// A job's targets: how many there are, and which of them have ended.
  private static final class Targets {
    int count = Integer.MAX_VALUE;
    final BitSet ended = new BitSet();
  }

  /// Every task before it has ended; it has not, or is not known yet.
  Place current() {
    return current;
  }

  void targetsKnown(int job, int count) {
    targets(job).count = count;
    move();
  }

  void taskEnded(Place task) {
    if (!task.before(current)) {
      ended.add(task);
      move();
    }
  }

  /// @param target the place of its first step
  void targetEnded(Place target) {
    targets(target.job()).ended.set(target.target());
    ended.subSet(target, after(target)).clear();
    move();
  }

  void jobEnded(int job) {
    targets(job).count = 0;
    move();
  }

  /// A job begins anew.
  void jobAgain(int job) {
    jobs.remove(job);
    back(new Place(job, 0, 0));
  }

  /// @param target the place of its first step
  void targetAgain(Place target) {
    targets(target.job()).ended.clear(target.target());
    back(target);
  }

  private void back(Place place) {
    current = place.before(current) ? place : current;
  }

  private Targets targets(int job) {
    return jobs.computeIfAbsent(job, _ -> new Targets());
  }

  private void move() {
    while (passed()) {
      current = next();
    }
  }

  private boolean passed() {
    Targets targets = targets(current.job());
    return current.target() >= targets.count
        || targets.ended.get(current.target())
        || ended.remove(current);
  }

  private Place next() {
    Targets targets = targets(current.job());
    return current.target() >= targets.count
        ? new Place(current.job() + 1, 0, 0)
        : targets.ended.get(current.target())
            ? after(current)
            : new Place(current.job(), current.target(), current.step() + 1);
  }

  private static Place after(Place task) {
    return new Place(task.job(), task.target() + 1, 0);
  }
}
