package dev.runner.plan;

import java.time.Duration;
import java.util.Optional;

/// What happens when another run of the same plan is under way.
///
/// @param timeout how long a run waits at most; empty: as long as it takes
public record Overlap(Policy policy, Optional<Duration> timeout) {

  /// What becomes of the later run.
  public enum Policy {
    /// It is not done, and that is no failure.
    SKIP,

    /// It begins when it is alone.
    WAIT,

    /// It is not done, and that is a failure.
    FAIL,

    /// It is done beside the other.
    ALLOW
  }

  /// Of a plan that does not say.
  public static final Overlap USUAL = of(Policy.ALLOW);

  public static Overlap of(Policy policy) {
    return new Overlap(policy, Optional.empty());
  }
}
