package dev.runner.pace;

import java.time.Duration;

/// What many durations amount to.
///
/// @param count how many they are
/// @param median zero where there are none, as `longest` is
public record Spread(long count, Duration total, Duration median, Duration longest) {
  public static final Spread NONE = new Spread(0, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  /// Their average; zero where there are none.
  public Duration mean() {
    return count == 0 ? Duration.ZERO : Shares.each(total, count);
  }
}
