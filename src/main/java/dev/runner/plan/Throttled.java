package dev.runner.plan;

import java.time.Duration;
import java.util.Set;

/// What tells that a server, or a command, wants fewer attempts: it pauses the limiters of the
/// step, and the attempt uses up no retry.
///
/// @param status beside 429, which always does
/// @param maxPause of a step that has no limiter of its own
public record Throttled(Set<Integer> exitCodes, StatusSet status, Duration maxPause) {

  /// 429, and 503 with a `Retry-After`.
  public static final Throttled DEFAULT =
      new Throttled(Set.of(), StatusSet.NONE, Limiter.MAX_PAUSE);

  public Throttled {
    exitCodes = Set.copyOf(exitCodes);
  }
}
