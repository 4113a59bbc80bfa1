package dev.runner.read;

import dev.runner.expr.Template;
import dev.runner.text.Problems;
import dev.runner.text.Span;
import java.util.Map;

/// Counts the variables of all steps, so that a few in `env` times very many steps do not fill the
/// memory.
final class EnvBudget {
  private static final int MOST = 1_000_000;
  private final Problems problems;
  private int left = MOST;

  EnvBudget(Problems problems) {
    this.problems = problems;
  }

  /// The variables of one more step; none where there are too many already, which is reported once.
  Map<String, Template> spend(Map<String, Template> env, Span step) {
    boolean first = left >= 0;
    left = first ? left - env.size() : left;
    if (left < 0 && first) {
      problems.error(
          step,
          "the steps of this plan have more than 1,000,000 variables in their `env` together");
    }
    return left < 0 ? Map.of() : env;
  }
}
