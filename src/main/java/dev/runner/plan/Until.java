package dev.runner.plan;

import dev.runner.expr.Expression;
import java.time.Duration;

/// `until`: a successful attempt is repeated until this is true of it.
///
/// @param interval from the end of one attempt to the next
public record Until(Expression condition, Duration interval) {

  /// Between attempts where the plan is silent.
  public static final Duration INTERVAL = Duration.ofSeconds(1);
}
