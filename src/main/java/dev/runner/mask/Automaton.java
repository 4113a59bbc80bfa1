package dev.runner.mask;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A machine's states taken together, so that each byte of a text is looked at once. What has not
/// been met is made out when it is met. Any thread may ask.
///
/// Rows are read without a lock: an entry that another thread has just made is either seen, or is
/// still zero, and then asked for again.
final class Automaton {
  /// Nothing of a secret may have been read.
  static final int ROOT = 0;

  /// That much is remembered, of about a kilobyte each.
  private static final int MOST = 4096;

  private final Machine machine;
  private final int[] @Nullable [] rows = new int[MOST][];
  private final List<int[]> sets = new ArrayList<>();
  private final Map<List<Integer>, Integer> known = new HashMap<>();

  Automaton(Machine machine) {
    this.machine = machine;
    Integer _ = numbered(new int[0]);
  }

  Machine machine() {
    return machine;
  }

  /// What each byte leads to: the next state plus one; 0 where that is not known yet.
  int[] row(int state) {
    int[] row = rows[state];
    return row == null ? settled(state) : row;
  }

  private synchronized int[] settled(int state) {
    return Objects.requireNonNull(rows[state]);
  }

  /// Makes out what a byte leads to.
  ///
  /// @return the next state plus one; below zero where a secret may have ended, which is then to be
  ///   looked at more closely
  synchronized int made(int state, int octet) {
    Step step = new Step();
    machine.begin(octet, step);
    for (int each : sets.get(state)) {
      machine.follow(each, octet, step);
    }
    int entry = step.whole ? -1 : numbered(step.states.build().sorted().distinct().toArray()) + 1;
    row(state)[octet] = entry;
    return entry;
  }

  /// -2 where no more can be remembered.
  private int numbered(int[] set) {
    List<Integer> key = IntStream.of(set).boxed().toList();
    Integer number = known.get(key);
    if (number == null) {
      if (sets.size() == MOST) {
        return -2;
      }
      number = sets.size();
      known.put(key, number);
      sets.add(set);
      rows[number] = new int[256];
    }
    return number;
  }

  /// More bytes than this have not been read of what may be a secret.
  synchronized int longest(int state) {
    return IntStream.of(sets.get(state)).map(machine::longest).max().orElse(0);
  }

  /// What one byte leads to.
  private static final class Step implements Machine.Found {
    private final IntStream.Builder states = IntStream.builder();
    private boolean whole;

    @Override
    public void whole() {
      whole = true;
    }

    @Override
    public void state(int state) {
      states.add(state);
    }
  }
}
