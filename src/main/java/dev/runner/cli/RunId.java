package dev.runner.cli;

import dev.runner.journal.RunName;
import dev.runner.plan.OwnProcess;
import java.time.Instant;
import java.util.HexFormat;

/// Ids of runs: they sort by time, and two are hardly ever the same.
final class RunId {
  /// Bits.
  private static final int PART = 12;

  private static final int CHANCE = 12;

  private RunId() {}

  /// A new one, such as `20261120-223000-5f3a9c`: the second, then the part of it, and chance.
  static String next() {
    Instant now = Instant.now();
    int part = (Math.floorMod(now.toEpochMilli(), 1000) << PART) / 1000;
    int chance = (int) (System.nanoTime() ^ OwnProcess.ID * 0x9e3779b9L);
    int suffix = part << CHANCE | chance & (1 << CHANCE) - 1;
    return RunName.of(now) + HexFormat.of().toHexDigits(suffix, 6);
  }
}
