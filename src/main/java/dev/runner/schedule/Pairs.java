package dev.runner.schedule;

import dev.runner.event.Reason;
import dev.runner.plan.Need;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lets targets of a job begin as those of the same key in other jobs end (`match: target`), so
/// that these jobs are a pipeline. Targets are known by their index; of those that may begin, the
/// first goes first.
final class Pairs {
  private final Needs needs;

  /// While its targets are known.
  private Optional<TargetSequence> own = Optional.empty();

  private List<Other> others = List.of();

  /// How many other jobs each target waits for.
  private byte[] waits = new byte[0];

  private final BitSet may = new BitSet();
  private final BitSet gone = new BitSet();

  /// Those that never begin; some may be gone.
  private final Deque<Barred> barred = new ArrayDeque<>();

  /// The places of keys, made when the targets of jobs are not in the same order.
  private Optional<Map<String, Integer>> places = Optional.empty();

  /// No target before these may begin, or is left.
  private int firstThatMay;

  private int firstLeft;

  /// A target that never begins.
  record Barred(int index, Reason why) {}

  /// A job whose targets are waited for.
  private static final class Other {
    private final JobRun job;
    private final boolean however;

    /// The index of its target of the same key by that of one's own; -1 where none has ended.
    private final int[] pairs;

    /// @param however whether it counts for nothing how its targets end
    Other(JobRun job, boolean however, int targets) {
      this.job = job;
      this.however = however;
      this.pairs = new int[targets];
      Arrays.fill(pairs, -1);
    }
  }

  Pairs(Needs needs) {
    this.needs = needs;
  }

  /// The targets are known.
  void open(TargetSequence targets) {
    int size = targets.size();
    own = Optional.of(targets);
    others =
        needs.matched().stream()
            .map(it -> new Other(it.job(), it.condition() == Need.Condition.COMPLETED, size))
            .toList();
    waits = new byte[size];
    Arrays.fill(waits, (byte) others.size());
    for (Other other : others) {
      for (int i = 0; i < other.job.size(); i++) {
        if (other.job.fates.ended(i)) {
          hear(other, i);
        }
      }
      if (other.job.state == JobRun.State.ENDED) {
        close(other);
      }
    }
  }

  void clear() {
    own = Optional.empty();
    others = List.of();
    waits = new byte[0];
    may.clear();
    gone.clear();
    barred.clear();
    places = Optional.empty();
    firstThatMay = 0;
    firstLeft = 0;
  }

  /// A target of another job has ended.
  void hear(JobRun job, int index) {
    for (Other other : others) {
      if (other.job.equals(job)) {
        hear(other, index);
      }
    }
  }

  private void hear(Other other, int index) {
    Fates fates = other.job.fates;
    int mine = place(other.job.target(index).key(), index);
    if (mine < 0 || gone.get(mine)) {
      fates.taken(index);
    } else if (other.pairs[mine] < 0) {
      other.pairs[mine] = index;
      if (!other.however && !fates.succeeded(index)) {
        barred.add(new Barred(mine, new Reason.Need(other.job.node.id())));
      } else if (--waits[mine] == 0) {
        may.set(mine);
        firstThatMay = Math.min(firstThatMay, mine);
      }
    }
  }

  /// The index of the target of a key, which is probably this one; -1 where there is none.
  private int place(String key, int probably) {
    TargetSequence targets = own.orElseThrow();
    if (probably < targets.size() && targets.target(probably).key().equals(key)) {
      return probably;
    }
    if (places.isEmpty()) {
      Map<String, Integer> all = HashMap.newHashMap(targets.size());
      for (int i = 0; i < targets.size(); i++) {
        all.put(targets.target(i).key(), i);
      }
      places = Optional.of(all);
    }
    return places.get().getOrDefault(key, -1);
  }

  /// Another job has ended: who has no pair there gets none.
  void close(JobRun job) {
    for (Other other : others) {
      if (other.job.equals(job)) {
        close(other);
      }
    }
  }

  private void close(Other other) {
    for (int i = 0; i < waits.length; i++) {
      if (other.pairs[i] < 0 && !gone.get(i)) {
        barred.add(new Barred(i, new Reason.Unmatched(other.job.node.id())));
      }
    }
  }

  /// Whether what has become of others keeps a target from beginning.
  boolean bars(int index) {
    for (Other other : others) {
      int pair = other.pairs[index];
      if (pair < 0 || !other.however && !other.job.fates.succeeded(pair)) {
        return true;
      }
    }
    return false;
  }

  /// The first that may begin; -1 where none may.
  int first() {
    return may.nextSetBit(firstThatMay);
  }

  /// The first that is left, whether it may begin or not; the number of targets where none is.
  int left() {
    return gone.nextClearBit(firstLeft);
  }

  /// The first that may begin does.
  int take() {
    int index = first();
    firstThatMay = index + 1;
    go(index);
    return index;
  }

  /// The first that is left never begins.
  int drop() {
    int index = left();
    go(index);
    forget(index);
    return index;
  }

  /// Whether there are some that never begin, and are yet to be reported.
  boolean anyBarred() {
    while (!barred.isEmpty() && gone.get(barred.element().index())) {
      barred.remove();
    }
    return !barred.isEmpty();
  }

  /// The next of these.
  Barred takeBarred() {
    Barred next = barred.remove();
    go(next.index());
    forget(next.index());
    return next;
  }

  private void go(int index) {
    gone.set(index);
    may.clear(index);
    firstLeft = gone.nextClearBit(firstLeft);
  }

  /// A target begins: what it may use of its pairs.
  void begin(TargetRun target) {
    int index = target.target.index();
    for (Other other : others) {
      int pair = other.pairs[index];
      if (pair >= 0 && other.job.fates.ended(pair)) {
        target.pairs.put(other.job.node.id(), other.job.fates.pair(pair));
        target.afresh |= other.job.fates.redone(pair);
      }
    }
    forget(index);
  }

  private void forget(int index) {
    for (Other other : others) {
      if (other.pairs[index] >= 0) {
        other.job.fates.taken(other.pairs[index]);
      }
    }
  }
}
