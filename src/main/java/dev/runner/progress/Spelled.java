package dev.runner.progress;

import java.time.Duration;

/// Durations as people read them at a glance.
final class Spelled {
  private Spelled() {}

  /// `240ms`, `1.2s`, `3m12s`, `1h05m`.
  static String words(Duration duration) {
    long millis = Math.max(0, duration.toMillis());
    return millis < 1000
        ? millis + "ms"
        : millis < 60_000 ? seconds(millis) : minutes(millis / 1000);
  }

  private static String seconds(long millis) {
    long tenths = millis % 1000 / 100;
    return millis / 1000 + (tenths == 0 ? "" : "." + tenths) + "s";
  }

  private static String minutes(long seconds) {
    return seconds < 3600
        ? seconds / 60 + "m" + two(seconds % 60) + "s"
        : seconds / 3600 + "h" + two(seconds / 60 % 60) + "m";
  }

  /// `0:12`, `1:02:03`.
  static String clock(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    String minutes = seconds < 3600 ? "" + seconds / 60 : two(seconds / 60 % 60);
    return (seconds < 3600 ? "" : seconds / 3600 + ":") + minutes + ":" + two(seconds % 60);
  }

  /// Whole seconds: `40s`, `3m12s`.
  static String roughly(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    return seconds < 60 ? seconds + "s" : words(duration);
  }

  private static String two(long number) {
    return (number < 10 ? "0" : "") + number;
  }
}
