package dev.runner.schedule;

import dev.runner.event.Reason;
import dev.runner.graph.JobNode;
import dev.runner.plan.FailFast;
import dev.runner.plan.Need;
import java.util.Optional;

/// Which target of a job begins next: those that begin anew, then the others in the order of the
/// plan, as far as its `batches` and the targets of other jobs let them.
final class Turns {
  private final Anew anew;
  private final Waves waves;

  /// Where it follows other jobs target by target.
  private final Optional<Pairs> pairs;

  /// Whether targets were skipped as those that they follow did not succeed.
  boolean barred;

  private int size;

  /// The index of the first target that has not begun, where it follows no other.
  private int next;

  Turns(JobNode node, Anew anew, Needs needs) {
    this.anew = anew;
    this.waves = new Waves(node.job().control());
    this.pairs =
        node.needs().stream().anyMatch(it -> it.match() == Need.Match.TARGET)
            ? Optional.of(new Pairs(needs))
            : Optional.empty();
  }

  /// Targets may begin, unless they have.
  void open(TargetSequence targets) {
    size = targets.size();
    waves.open(size);
    pairs.ifPresent(it -> it.open(targets));
  }

  /// None has begun.
  void clear() {
    anew.clear();
    waves.clear();
    pairs.ifPresent(Pairs::clear);
    barred = false;
    size = 0;
    next = 0;
  }

  /// The first target that has not begun.
  private int left() {
    return pairs.isPresent() ? pairs.get().left() : next;
  }

  /// Whether there are targets that have not begun.
  boolean more() {
    return left() < size || anew.any();
  }

  /// Whether one may begin.
  boolean any() {
    int first = pairs.isPresent() ? pairs.get().first() : next;
    return anew.any() || first >= 0 && first < size && waves.reach(first);
  }

  /// Whether those that are left belong to a later wave.
  boolean waveOver() {
    int left = left();
    return left < size && !waves.reach(left) && !anew.any() && anew.wanted.isEmpty();
  }

  /// What becomes of those under way where so many have failed that no other wave begins.
  Optional<FailFast.Running> fail(long failed) {
    return waves.fail(failed, size);
  }

  /// The next wave begins.
  void nextWave() {
    waves.next(size);
  }

  /// The index of the next target, which begins.
  int take() {
    return anew.take().orElseGet(() -> pairs.isPresent() ? pairs.get().take() : next++);
  }

  /// The index of the next target, which never begins.
  int drop() {
    return anew.take().orElseGet(() -> pairs.isPresent() ? pairs.get().drop() : next++);
  }

  /// Whether there are targets that never begin, by what has become of others.
  boolean anyBarred() {
    return pairs.isPresent() && pairs.get().anyBarred();
  }

  /// The next of these, where there is one.
  Pairs.Barred takeBarred() {
    Pairs.Barred next = pairs.orElseThrow().takeBarred();
    barred |= next.why() instanceof Reason.Need;
    return next;
  }

  /// Whether what has become of those of others keeps a target from beginning.
  boolean bars(int index) {
    return pairs.isPresent() && pairs.get().bars(index);
  }

  /// A target begins.
  void begin(TargetRun target) {
    pairs.ifPresent(it -> it.begin(target));
  }

  /// Whether targets wait for those of others.
  boolean follows() {
    return pairs.isPresent();
  }

  /// A target of another job has ended.
  void hear(JobRun other, int index) {
    pairs.ifPresent(it -> it.hear(other, index));
  }

  /// Another job has ended.
  void close(JobRun other) {
    pairs.ifPresent(it -> it.close(other));
  }
}
