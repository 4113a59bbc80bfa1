package dev.runner.pace;

import java.time.Duration;
import java.util.Map;

/// What a job took in a run.
///
/// @param job its id
/// @param ran how many of its targets were started
/// @param wall from the start of the first to the end of the last of them
/// @param targets what those took that succeeded
/// @param steps what their tasks took that succeeded, by step; empty where that is not known
public record JobTiming(
    String job, long ran, Duration wall, Spread targets, Map<String, Spread> steps) {
  public JobTiming {
    steps = Map.copyOf(steps);
  }
}
