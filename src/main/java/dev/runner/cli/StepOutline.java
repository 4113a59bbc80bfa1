package dev.runner.cli;

import dev.runner.graph.StepNode;
import java.util.Optional;

/// What becomes of a step, as far as that is known before it runs.
///
/// @param condition its `if` as it is written, where only the run will tell
/// @param skipped whether its `if` is false
record StepOutline(StepNode step, Work work, Optional<String> condition, boolean skipped) {

  /// As it stands in the plan.
  static StepOutline written(StepNode step) {
    return new StepOutline(step, new Work.Written(step.step().command()), condition(step), false);
  }

  static Optional<String> condition(StepNode step) {
    return step.step().condition().map(Object::toString);
  }
}
