package dev.runner.schedule;

import dev.runner.event.Outcome;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Which targets of a job that watches files begin anew. All are known by their index.
final class Anew {
  /// Those that are to, as soon as they have ended.
  final SortedSet<Integer> wanted = new TreeSet<>();

  /// How those have ended that may.
  private final Map<Integer, Outcome> outcomes = new HashMap<>();

  /// Those that wait for their turn.
  private final Deque<Integer> due = new ArrayDeque<>();

  /// Those whose turn has come or will.
  private final Set<Integer> again = new HashSet<>();

  void ended(int target, Outcome outcome) {
    outcomes.put(target, outcome);
  }

  /// How a target has ended; empty where it has not.
  Optional<Outcome> outcome(int target) {
    return Optional.ofNullable(outcomes.get(target));
  }

  /// A target that has ended begins anew when its turn comes.
  void add(int target) {
    outcomes.remove(target);
    due.add(target);
    again.add(target);
  }

  /// Whether a target has begun anew.
  boolean again(int target) {
    return again.contains(target);
  }

  /// Whether one waits for its turn.
  boolean any() {
    return !due.isEmpty();
  }

  /// The next one; empty where none waits.
  Optional<Integer> take() {
    return Optional.ofNullable(due.poll());
  }

  void clear() {
    wanted.clear();
    outcomes.clear();
    due.clear();
  }
}
