package dev.runner.schedule;

import dev.runner.plan.Batches;
import dev.runner.plan.Control;
import dev.runner.plan.FailFast;
import java.util.Optional;

/// How far the targets of a job may begin by its `batches`; all of them where it has none.
final class Waves {
  private final Optional<Batches> batches;
  private final FailFast failFast;
  private int begun;
  private long end;

  Waves(Control control) {
    this.batches = control.batches();
    this.failFast = control.failFast().orElse(FailFast.FIRST);
  }

  /// The first one begins, unless one has.
  void open(int targets) {
    if (begun == 0) {
      next(targets);
    }
  }

  /// The next one begins.
  void next(int targets) {
    end += batches.map(it -> it.size(begun, targets)).orElse(Long.MAX_VALUE - end);
    begun++;
  }

  /// Whether a target, by its index, is among those that may have begun.
  boolean reach(int target) {
    return target < end;
  }

  /// What becomes of those under way where so many have failed that no other wave begins.
  Optional<FailFast.Running> fail(long failed, int targets) {
    boolean stops = batches.map(Batches::stops).orElse(false);
    return stops && failed >= failFast.limit(targets)
        ? Optional.of(failFast.running())
        : Optional.empty();
  }

  /// None has begun.
  void clear() {
    begun = 0;
    end = 0;
  }
}
