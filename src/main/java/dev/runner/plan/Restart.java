package dev.runner.plan;

import java.time.Duration;
import java.util.Optional;

/// Whether, how often and when a service that has ended by itself is started again.
///
/// @param max restarts one after the other; empty is no limit
/// @param delay before the first of them
/// @param backoff the factor from one delay to the next; 1 or more
/// @param resetAfter a service that was up for so long counts its restarts from the beginning
public record Restart(
    Policy policy, Optional<Integer> max, Duration delay, double backoff, Duration resetAfter) {
  /// Of a policy of `on_failure` that does not say.
  public static final int MAX = 5;

  public static final Duration DELAY = Duration.ofSeconds(1);
  public static final double BACKOFF = 2;
  public static final Duration RESET_AFTER = Duration.ofMinutes(1);

  /// No delay grows beyond this, or the first one where that is longer.
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /// After which ends.
  public enum Policy {
    NO,
    ON_FAILURE,
    ALWAYS
  }

  /// As a policy alone says it.
  public static Restart of(Policy policy) {
    return new Restart(policy, max(policy), DELAY, BACKOFF, RESET_AFTER);
  }

  /// How many restarts a policy allows where nothing is said.
  public static Optional<Integer> max(Policy policy) {
    return policy == Policy.ON_FAILURE ? Optional.of(MAX) : Optional.empty();
  }

  /// The delay before a restart.
  ///
  /// @param number of the restart, from 1
  public Duration delay(int number) {
    double millis = delay.toMillis() * Math.pow(backoff, number - 1);
    long longest = Math.max(delay.toMillis(), LONGEST.toMillis());
    return Duration.ofMillis((long) Math.min(millis, (double) longest));
  }
}
