package dev.runner.pace;

import java.time.Duration;
import java.util.Map;

/// What a job usually takes: medians over runs.
///
/// @param runs how many
/// @param each how much longer the job lasts for each target: less than a target takes where
///   several run at once
/// @param mean of what a target takes
/// @param median of what a target takes
/// @param longest that a target takes
/// @param steps median of what a task takes, by step
public record JobUsual(
    int runs,
    Duration each,
    Duration mean,
    Duration median,
    Duration longest,
    Map<String, Duration> steps) {
  public JobUsual {
    steps = Map.copyOf(steps);
  }
}
