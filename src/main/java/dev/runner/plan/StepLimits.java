package dev.runner.plan;

import java.util.List;
import java.util.Optional;

/// What bounds the attempts of a step, beside the `rate_limit` of its job and of the plan.
///
/// @param own its `rate_limit`
/// @param named the `limits` that its job and itself name
public record StepLimits(Optional<Limiter> own, List<String> named) {

  public static final StepLimits NONE = new StepLimits(Optional.empty(), List.of());

  public StepLimits {
    named = List.copyOf(named);
  }
}
