package dev.runner.plan;

import dev.runner.expr.TextPattern;
import java.time.Duration;
import java.util.List;
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
  /// @param timeout an attempt that took too long
  /// @param connection a connection that could not be made, or was lost
  /// @param status answers with these
  /// @param output failures of which this matches what was printed or answered
  /// @param said whether the plan says so; else a request that may have had its effect, and would
  ///   have another one when repeated (a POST), is not repeated after a timeout or a lost
  ///   connection
  public record On(
      boolean exit,
      Optional<Set<Integer>> exitCodes,
      boolean signal,
      boolean timeout,
      boolean connection,
      StatusSet status,
      Optional<TextPattern> output,
      boolean said) {

    /// Exit, signal, timeout, connection, and answers that tell of passing trouble.
    public static final On DEFAULT =
        new On(
            true,
            Optional.empty(),
            true,
            true,
            true,
            new StatusSet(
                List.of(
                    new StatusSet.Range(408, 408),
                    new StatusSet.Range(429, 429),
                    new StatusSet.Range(500, 599))),
            Optional.empty(),
            false);
  }

  /// No further attempt.
  public static final Retry NONE = times(0);

  /// `retry: max`: exponential backoff with jitter, from 1s to 1m.
  public static Retry times(int max) {
    return new Retry(max, Duration.ofSeconds(1), 2, Duration.ofMinutes(1), 0.3, On.DEFAULT);
  }
}
