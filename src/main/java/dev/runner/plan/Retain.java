package dev.runner.plan;

import java.time.Duration;

/// Which runs of a plan are kept, of those that have ended: the latest, and of older ones the
/// latest that failed.
///
/// @param latest of all runs
/// @param failed of those that are no longer among the latest, and did not succeed
public record Retain(Bound latest, Bound failed) {
  /// Of a plan that does not say.
  public static final Retain USUAL = of(new Bound(30, Duration.ofDays(90)));

  /// What is beyond either is not kept.
  ///
  /// @param runs so many
  /// @param age from when a run began
  public record Bound(int runs, Duration age) {
    /// Three times as many, for three times as long.
    public Bound longer() {
      return new Bound(Math.multiplyExact(3, runs), age.plus(age).plus(age));
    }
  }

  /// Failed runs are kept for longer.
  public static Retain of(Bound latest) {
    return new Retain(latest, latest.longer());
  }
}
