package dev.runner;

import dev.runner.plan.FailFast;
import dev.runner.plan.Rate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What the caller of a plan sets beside its params.
///
/// @param concurrency instead of the plan's
/// @param keepGoing turns every `fail_fast` off
/// @param failFast instead of the plan's
/// @param rateLimit of the whole run; the stricter of this and the plan's holds
/// @param timeout of every attempt; the stricter of this and the step's holds
/// @param watched which jobs run again on change
/// @param jobs only these, and those that they need; empty: all
/// @param targets only targets whose key matches one of these globs; empty: all
public record RunOptions(
    Optional<Integer> concurrency,
    boolean keepGoing,
    Optional<FailFast> failFast,
    Optional<Rate> rateLimit,
    Optional<Duration> timeout,
    Watched watched,
    List<String> jobs,
    List<String> targets) {

  /// Which jobs run again on change.
  public enum Watched {
    /// Those that say so.
    AS_PLANNED,
    /// All, where none says so.
    ALL,
    NONE
  }

  /// Nothing set.
  public static final RunOptions NONE =
      new RunOptions(
          Optional.empty(),
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Watched.AS_PLANNED,
          List.of(),
          List.of());

  public RunOptions {
    jobs = List.copyOf(jobs);
    targets = List.copyOf(targets);
  }
}
