package dev.runner.plan;

import java.time.Duration;

/// So many starts in any window of such a length, wherever it begins.
///
/// @param starts 1 or more
public record Quota(int starts, Duration period) {

  public Quota {
    if (starts < 1 || period.isZero() || period.isNegative()) {
      throw new IllegalArgumentException("a quota needs starts and a period above zero");
    }
  }
}
