package dev.runner.report;

import java.time.Duration;

/// Durations as people read them: `950ms`, `1.2s`, `2m 5s`, `3h 4m`, `2d 1h`.
public final class Elapsed {
  private Elapsed() {}

  public static String of(Duration duration) {
    long millis = duration.toMillis();
    long tenths = (millis + 50) / 100;
    long seconds = (millis + 500) / 1000;
    if (millis < 1000) {
      return millis + "ms";
    } else if (tenths < 600) {
      return tenths / 10 + "." + tenths % 10 + "s";
    } else if (seconds < 3600) {
      return two(seconds, 60, "m", "s");
    }
    long minutes = seconds / 60;
    return minutes < 24 * 60 ? two(minutes, 60, "h", "m") : two(minutes / 60, 24, "d", "h");
  }

  private static String two(long amount, int base, String large, String small) {
    return amount / base + large + (amount % base == 0 ? "" : " " + amount % base + small);
  }
}
