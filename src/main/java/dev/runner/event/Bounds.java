package dev.runner.event;

import java.util.List;

/// What bounded a run.
///
/// @param limiters those that made it wait, or were paused, in the order of the plan
/// @param most what held it up the longest: `concurrency`, `concurrency of job NAME`, the name of a
///   limiter, or `attempts` where it was the attempts' own time
public record Bounds(List<Waited> limiters, String most) {
  public static final Bounds NONE = new Bounds(List.of(), "attempts");

  public Bounds {
    limiters = List.copyOf(limiters);
  }
}
