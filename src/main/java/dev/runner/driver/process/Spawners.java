package dev.runner.driver.process;

import java.io.IOException;
import java.nio.file.Path;

/// Chooses how children are started.
final class Spawners {
  private Spawners() {}

  /// The best way that this system knows.
  ///
  /// @param scratch a folder for large outputs
  static Spawner best(Path scratch) {
    try {
      return PosixSpawner.possible() ? new PosixSpawner(scratch) : new BuilderSpawner(scratch);
    } catch (IOException e) {
      return new BuilderSpawner(scratch);
    }
  }
}
