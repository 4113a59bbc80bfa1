package dev.runner.plan;

import dev.runner.expr.Template;
import java.time.Duration;
import java.util.Optional;

/// What bounds the attempts that share it: an entry of `limits`, or a `rate_limit`.
///
/// @param concurrency attempts that run at once; 1 or more
/// @param key attempts for which it has the same text share one limiter, others have their own
/// @param maxPause no server makes it pause for longer
public record Limiter(
    Optional<Rate> rate,
    Optional<Quota> quota,
    Optional<Integer> concurrency,
    Optional<Template> key,
    Duration maxPause) {

  /// The longest pause where the plan is silent.
  public static final Duration MAX_PAUSE = Duration.ofHours(1);

  /// One that bounds nothing, but can be paused.
  ///
  /// @param maxPause no pause is longer
  public static Limiter unbounded(Duration maxPause) {
    return new Limiter(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), maxPause);
  }

  /// One that only bounds the rate.
  public static Limiter of(Rate rate) {
    return new Limiter(
        Optional.of(rate), Optional.empty(), Optional.empty(), Optional.empty(), MAX_PAUSE);
  }

  /// The same, with the stricter of its rate and another.
  public Limiter within(Rate other) {
    return new Limiter(
        Optional.of(rate.map(it -> it.stricter(other)).orElse(other)),
        quota,
        concurrency,
        key,
        maxPause);
  }
}
