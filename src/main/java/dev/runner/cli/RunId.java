package dev.runner.cli;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Ids of runs: they sort by time, and two are hardly ever the same.
final class RunId {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  private RunId() {}

  /// A new one, such as `20261120-223000-5f3a9c`.
  static String next() {
    int random = (int) (System.nanoTime() ^ ProcessHandle.current().pid() * 0x9e3779b9L);
    return TIME.format(Instant.now().atOffset(ZoneOffset.UTC))
        + "-%06x".formatted(random & 0xffffff);
  }
}
