package dev.runner.schedule;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Tasks that could run and pass the same gates, in the order in which they start.
final class Lane {
  /// All that must be passed.
  final List<Gate> gates;

  /// Those that are paused when a server asks for it.
  final List<LimiterGate> pausable;

  /// Whether it is one for services, which start without a permit of the plan.
  final boolean background;

  /// Whether it is made when tasks come, and gone with the last of them.
  final boolean passing;

  final TreeSet<TaskRun> ready = new TreeSet<>(Lanes.ORDER);

  /// Distinguishes lanes of the same time.
  final long number;

  /// When it is to be looked at again, where time alone can tell.
  long at;

  /// Whom it waits for; empty when it may be open.
  Optional<Meter> blocker = Optional.empty();

  /// Attempts under way that passed its gates.
  int running;

  Lane(
      List<Gate> gates,
      List<LimiterGate> pausable,
      boolean background,
      boolean passing,
      long number) {
    this.gates = List.copyOf(gates);
    this.pausable = List.copyOf(pausable);
    this.background = background;
    this.passing = passing;
    this.number = number;
  }

  /// The gate that keeps it waiting the longest; empty when all are open.
  Optional<Gate> closed() {
    Optional<Gate> closed = Optional.empty();
    long longest = 0;
    for (Gate gate : gates) {
      long wait = gate.untilOpen();
      if (wait > longest) {
        longest = wait;
        closed = Optional.of(gate);
      }
    }
    return closed;
  }

  /// Whether one of its limiters is to be told when attempts go out.
  boolean listens() {
    for (Gate gate : gates) {
      if (gate instanceof LimiterGate limiter && limiter.listens()) {
        return true;
      }
    }
    return false;
  }

  boolean unused() {
    return running == 0 && ready.isEmpty();
  }
}
