package dev.runner.cli;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Ids of runs: they sort by time, and two are hardly ever the same.
final class RunId {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  /// Bits.
  private static final int PART = 12;

  private static final int CHANCE = 12;

  private RunId() {}

  /// A new one, such as `20261120-223000-5f3a9c`: the second, then the part of it, and chance.
  static String next() {
    Instant now = Instant.now();
    int part = (Math.floorMod(now.toEpochMilli(), 1000) << PART) / 1000;
    int chance = (int) (System.nanoTime() ^ ProcessHandle.current().pid() * 0x9e3779b9L);
    int suffix = part << CHANCE | chance & (1 << CHANCE) - 1;
    return TIME.format(now.atOffset(ZoneOffset.UTC)) + "-%06x".formatted(suffix);
  }
}
