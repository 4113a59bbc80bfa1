package dev.runner.schedule;

import java.util.List;

/// The limiters that the attempts of a step must pass.
///
/// @param all in the order plan, job, step, named ones
/// @param pausable those of them that are paused when a server asks for it
record Way(List<SharedLimiter> all, List<SharedLimiter> pausable) {
  Way {
    all = List.copyOf(all);
    pausable = List.copyOf(pausable);
  }

  /// Whether different targets may have to pass different gates.
  boolean keyed() {
    return all.stream().anyMatch(it -> it.limiter.key().isPresent());
  }
}
