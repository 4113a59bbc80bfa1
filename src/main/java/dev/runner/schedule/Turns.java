package dev.runner.schedule;

/// Which target of a job begins next: those that begin anew, then the others in the order of the
/// plan, as far as its `batches` let them.
final class Turns {
  private final Anew anew;
  private final Waves waves;
  private int size;

  /// The index of the first target that has not begun.
  private int next;

  Turns(Anew anew, Waves waves) {
    this.anew = anew;
    this.waves = waves;
  }

  /// Targets may begin, unless they have.
  void open(int targets) {
    size = targets;
    waves.open(targets);
  }

  /// None has begun.
  void clear() {
    anew.clear();
    waves.clear();
    size = 0;
    next = 0;
  }

  /// Whether there are targets that have not begun.
  boolean more() {
    return next < size || anew.any();
  }

  /// Whether one may begin.
  boolean any() {
    return anew.any() || next < size && waves.reach(next);
  }

  /// Whether those that are left belong to a later wave.
  boolean waveOver() {
    return next < size && !waves.reach(next) && !anew.any() && anew.wanted.isEmpty();
  }

  /// The index of the next target: it begins, or is told never to.
  int take() {
    return anew.take().orElseGet(() -> next++);
  }
}
