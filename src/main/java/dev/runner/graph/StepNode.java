package dev.runner.graph;

import dev.runner.plan.Step;
import java.util.List;

/// A step and the steps that must have ended before it.
///
/// @param index its place among the job's steps, those of `finally` behind the others
/// @param needs indices of steps
/// @param last whether it stands below `finally`
public record StepNode(int index, Step step, List<Integer> needs, boolean last) {
  public StepNode {
    needs = List.copyOf(needs);
  }

  public String id() {
    return step.id();
  }

  /// Whether it runs in the background.
  public boolean service() {
    return step.service().isPresent();
  }
}
