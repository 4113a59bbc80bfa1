package dev.runner.cli;

import dev.runner.plan.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How long a run takes at least, and why.
///
/// @param crowded the plan's concurrency, where that alone bounds it; else `way` does
/// @param way the jobs that wait for each other the longest, the first one first
record Least(Duration duration, Optional<Integer> crowded, List<Leg> way) {
  private static final Duration WORTH_SAYING = Duration.ofSeconds(1);

  Least {
    way = List.copyOf(way);
  }

  /// A job on that way.
  ///
  /// @param took from when what it needs has ended
  /// @param by what makes it take so long; empty: one of its targets does
  record Leg(String job, Duration took, String by) {
    private String text() {
      return job + " " + spelled(took) + (by.isEmpty() ? "" : " (" + by + ")");
    }
  }

  /// In words; empty where it is next to nothing.
  Optional<String> text() {
    return duration.compareTo(WORTH_SAYING) < 0
        ? Optional.empty()
        : Optional.of(
            "going by earlier runs, it takes at least "
                + spelled(duration)
                + ": "
                + crowded.map(it -> "the plan's concurrency " + it + " bounds it").orElse(legs()));
  }

  private String legs() {
    return String.join(
        ", then ",
        way.stream().filter(it -> it.took().compareTo(WORTH_SAYING) >= 0).map(Leg::text).toList());
  }

  private static String spelled(Duration duration) {
    return Durations.write(Duration.ofSeconds(Math.max(1, duration.toSeconds())));
  }
}
