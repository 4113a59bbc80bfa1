package dev.runner.driver.process;

import dev.runner.mask.Mask;
import java.io.IOException;
import java.nio.file.Path;

/// Chooses how children are started.
final class Spawners {
  private Spawners() {}

  /// The best way that this system knows.
  ///
  /// @param scratch a folder for large outputs
  /// @param mask of what they print
  static Spawner best(Path scratch, Mask mask) {
    try {
      return PosixSpawner.possible()
          ? new PosixSpawner(scratch, mask)
          : new BuilderSpawner(scratch, mask);
    } catch (IOException e) {
      return new BuilderSpawner(scratch, mask);
    }
  }
}
