package dev.runner.pace;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a run took that nothing disturbed.
///
/// @param jobs of which targets ran
public record RunTiming(Duration duration, List<JobTiming> jobs) {
  /// Numbers of targets are similar that differ by no more than a fourth of the larger.
  private static final double SIMILAR = 0.75;

  public RunTiming {
    jobs = List.copyOf(jobs);
  }

  /// Whether a run did much the same: the same jobs, for similar numbers of targets.
  public boolean alike(RunTiming other) {
    Map<String, Long> mine = ran();
    Map<String, Long> theirs = other.ran();
    return mine.keySet().equals(theirs.keySet())
        && mine.entrySet().stream()
            .allMatch(it -> similar(it.getValue(), theirs.getOrDefault(it.getKey(), 0L)));
  }

  private Map<String, Long> ran() {
    Map<String, Long> ran = new HashMap<>();
    jobs.forEach(it -> ran.put(it.job(), it.ran()));
    return ran;
  }

  private static boolean similar(long one, long other) {
    return Math.min(one, other) >= SIMILAR * Math.max(one, other);
  }
}
