package dev.runner.schedule;

import dev.runner.graph.StepNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Which steps of a job lie before which: their needs, and what those need.
final class Reach {
  private final List<BitSet> before = new ArrayList<>();

  Reach(List<StepNode> steps) {
    steps.forEach(_ -> before.add(new BitSet()));
    boolean grew = true;
    while (grew) {
      grew = false;
      for (StepNode step : steps) {
        grew |= grow(step);
      }
    }
    steps.stream()
        .filter(StepNode::last)
        .forEach(step -> before.get(step.index()).set(0, mains(steps)));
  }

  /// Whether `earlier` must have ended before `step` may run.
  boolean before(StepNode step, StepNode earlier) {
    return before.get(step.index()).get(earlier.index());
  }

  private boolean grow(StepNode step) {
    BitSet mine = before.get(step.index());
    int size = mine.cardinality();
    for (int need : step.needs()) {
      mine.set(need);
      mine.or(before.get(need));
    }
    return mine.cardinality() > size;
  }

  private static int mains(List<StepNode> steps) {
    return (int) steps.stream().filter(it -> !it.last()).count();
  }
}
