package dev.runner.plan;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// How often, when and after what a failed attempt is made again.
///
/// @param max further attempts; 0 is none
/// @param delay before the first of them
/// @param backoff the factor from one delay to the next; 1 or more
/// @param maxDelay no delay is longer
/// @param jitter the share of a delay by which it varies, 0 to 1
public record Retry(
    int max, Duration delay, double backoff, Duration maxDelay, double jitter, On on) {

  /// What is worth another attempt.
  ///
  /// @param exitCodes these; empty means every one that is no success
  public record On(
      boolean exit, Optional<Set<Integer>> exitCodes, boolean signal, boolean timeout) {

    /// Exit, signal, timeout.
    public static final On DEFAULT = new On(true, Optional.empty(), true, true);
  }

  /// No further attempt.
  public static final Retry NONE = times(0);

  /// `retry: max`: exponential backoff with jitter, from 1s to 1m.
  public static Retry times(int max) {
    return new Retry(max, Duration.ofSeconds(1), 2, Duration.ofMinutes(1), 0.3, On.DEFAULT);
  }
}
