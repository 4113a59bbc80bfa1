package dev.runner.schedule;

import java.util.List;
import java.util.Optional;

/// The limiters that the attempts of a step must pass.
///
/// @param all in the order plan, job, step, named ones
/// @param pausable those of them that are paused when a server asks for it
/// @param fixed the lane through them, where it is the same for all targets
record Way(List<SharedLimiter> all, List<SharedLimiter> pausable, Optional<Lane> fixed) {
  Way {
    all = List.copyOf(all);
    pausable = List.copyOf(pausable);
  }

  /// Whether different targets may have to pass different gates.
  boolean keyed() {
    return fixed.isEmpty();
  }
}
