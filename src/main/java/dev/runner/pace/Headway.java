package dev.runner.pace;

import java.time.Duration;
import java.util.List;

/// How far a run is whose targets are all known.
///
/// @param total targets
/// @param done targets that have ended
/// @param idle targets of those that were never started
/// @param running how much is under way
/// @param jobs in an order in which each stands behind those that it needs
public record Headway(
    Duration elapsed, long total, long done, long idle, long running, List<Standing> jobs) {
  public Headway {
    jobs = List.copyOf(jobs);
  }

  long left() {
    return total - done;
  }

  /// Targets that ended after they had been started.
  long ran() {
    return done - idle;
  }
}
