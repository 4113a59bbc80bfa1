package dev.runner.mask;

import java.util.HashMap;
import java.util.Map;

/// Follows a machine byte by byte and remembers where each beginning of a secret stands. Slow: only
/// for where there may be one.
final class Trace {
  private final Machine machine;
  private final Marks marks;

  /// States, with the first place at which what led there begins.
  private Map<Integer, Integer> live = new HashMap<>();

  /// @param marks is given the secrets
  Trace(Machine machine, Marks marks) {
    this.machine = machine;
    this.marks = marks;
  }

  /// Takes the byte at a place.
  void take(int octet, int place) {
    Step step = new Step(place);
    machine.begin(octet, step);
    for (Map.Entry<Integer, Integer> each : live.entrySet()) {
      step.start = each.getValue();
      machine.follow(each.getKey(), octet, step);
    }
    live = step.next;
    if (step.first <= place) {
      marks.add(step.first, place + 1);
    }
  }

  /// Whether nothing may be the beginning of a secret.
  boolean over() {
    return live.isEmpty();
  }

  /// Where the first of what may be the beginning of a secret stands.
  ///
  /// @param end the place where there is none
  int oldest(int end) {
    int oldest = end;
    for (int start : live.values()) {
      oldest = Math.min(oldest, start);
    }
    return oldest;
  }

  /// What one byte leads to.
  private static final class Step implements Machine.Found {
    private final Map<Integer, Integer> next = new HashMap<>();
    private int start;
    private int first = Integer.MAX_VALUE;

    Step(int start) {
      this.start = start;
    }

    @Override
    public void whole() {
      first = Math.min(first, start);
    }

    @Override
    public void state(int state) {
      next.merge(state, start, Math::min);
    }
  }
}
