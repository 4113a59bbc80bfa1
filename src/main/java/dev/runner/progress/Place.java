package dev.runner.progress;

import dev.runner.graph.Target;
import dev.runner.graph.Task;

/// Where a task stands in the order of the plan: by job, target and step.
record Place(int job, int target, int step) implements Comparable<Place> {
  static Place of(Task task) {
    return new Place(task.job().index(), task.target().index(), task.step().index());
  }

  /// That of a target's first step.
  static Place of(Target target) {
    return new Place(target.job().index(), target.index(), 0);
  }

  boolean before(Place other) {
    return compareTo(other) < 0;
  }

  @Override
  public int compareTo(Place other) {
    int byJob = Integer.compare(job, other.job);
    int byTarget = Integer.compare(target, other.target);
    return byJob != 0 ? byJob : byTarget != 0 ? byTarget : Integer.compare(step, other.step);
  }
}
