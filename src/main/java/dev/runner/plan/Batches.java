package dev.runner.plan;

import dev.runner.plan.FailFast.Threshold;
import java.util.List;

/// The waves in which a job's targets begin: the next one once all of the one before have ended.
///
/// @param sizes of the waves; the last one repeats
/// @param stops whether failed targets keep the next wave from beginning: as many as `fail_fast`
///   says, else one
public record Batches(List<Threshold> sizes, boolean stops) {
  public Batches {
    sizes = List.copyOf(sizes);
  }

  /// The same, whatever fails.
  public Batches unstopped() {
    return new Batches(sizes, false);
  }

  /// How many targets a wave has.
  ///
  /// @param wave from 0
  /// @param targets of the job
  public long size(int wave, long targets) {
    return sizes.get(Math.min(wave, sizes.size() - 1)).of(targets);
  }
}
