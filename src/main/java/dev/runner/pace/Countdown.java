package dev.runner.pace;

import java.time.Duration;
import java.util.Optional;

/// Shows a forecast that does not jump: the expected end glides towards a new one.
public final class Countdown {
  /// In this time, two thirds of the way.
  private static final double GLIDE = Duration.ofSeconds(2).toNanos();

  private Optional<Shown> shown = Optional.empty();

  /// @param at when
  /// @param end which was expected then, in nanoseconds from the start of the run, as `at` is
  private record Shown(double at, double end) {}

  /// What is to be shown.
  ///
  /// @param left as forecast now; empty where nothing can be said
  /// @param elapsed since the run began; later each time
  public Optional<Duration> show(Optional<Duration> left, Duration elapsed) {
    double now = elapsed.toNanos();
    shown = left.map(it -> next(now, now + it.toNanos()));
    return shown.map(it -> Duration.ofNanos((long) (it.end() - now)));
  }

  /// An end that would be in the past is none.
  private Shown next(double now, double end) {
    double glided =
        shown
            .map(it -> it.end() + (end - it.end()) * (1 - Math.exp((it.at() - now) / GLIDE)))
            .orElse(end);
    return new Shown(now, glided > now ? glided : end);
  }
}
