package dev.runner.plan;

import java.time.Duration;
import java.util.Optional;

/// What bounds a plan or a job; what it does not say is empty.
///
/// @param concurrency of a plan the attempts running, of a job the targets under way; 1 or more
/// @param rateLimit shared by all its attempts
/// @param batches of a job, the waves in which its targets begin
/// @param drain of a plan, how long what still runs at its deadline may go on
/// @param confirm whether a person is asked before anything starts
/// @param deadline from its start, waiting included
public record Control(
    Optional<Integer> concurrency,
    Optional<Limiter> rateLimit,
    Optional<Duration> deadline,
    Optional<FailFast> failFast,
    Optional<Batches> batches,
    Optional<Confirm> confirm,
    Optional<Duration> drain) {

  /// Bounds nothing.
  public static final Control NONE =
      new Control(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
}
