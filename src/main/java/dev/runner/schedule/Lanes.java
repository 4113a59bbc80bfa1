package dev.runner.schedule;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// The tasks that could run, each in the lane of the gates that it must pass. A lane that waits
/// holds up no other; it is looked at again when time, or the end of an attempt, may have opened
/// it.
final class Lanes {
  static final Comparator<TaskRun> ORDER = Lanes::order;

  /// Lanes that may be open, the one with the first task first.
  private final TreeSet<Lane> open = new TreeSet<>(Lanes::byFirst);

  /// Lanes that wait for a time, the earliest first; those that wait for something to be given back
  /// are parked at the gate.
  private final TreeSet<Lane> timed = new TreeSet<>(Lanes::byTime);

  private final LongSupplier clock;
  private final Consumer<Lane> unused;

  /// @param clock the ledger's
  /// @param unused told when nothing is left in a lane
  Lanes(LongSupplier clock, Consumer<Lane> unused) {
    this.clock = clock;
    this.unused = unused;
  }

  /// Started targets go before new ones, then as in the report. A chain of the library's
  /// comparators would be linked anew at every start.
  private static int order(TaskRun one, TaskRun other) {
    int byStart = Boolean.compare(other.target.started, one.target.started);
    int byJob = Integer.compare(one.target.job.node.index(), other.target.job.node.index());
    int byTarget = Integer.compare(one.target.target.index(), other.target.target.index());
    int byStep = Integer.compare(one.task.step().index(), other.task.step().index());
    return byStart != 0 ? byStart : byJob != 0 ? byJob : byTarget != 0 ? byTarget : byStep;
  }

  private static int byFirst(Lane one, Lane other) {
    return one == other ? 0 : order(one.ready.first(), other.ready.first());
  }

  private static int byTime(Lane one, Lane other) {
    int byTime = Long.signum(one.at - other.at);
    return byTime != 0 ? byTime : Long.compare(one.number, other.number);
  }

  /// Adds a task that could run.
  void add(TaskRun task, Lane lane) {
    task.lane = Optional.of(lane);
    boolean waits = lane.blocker.isPresent();
    if (!waits && !lane.ready.isEmpty()) {
      open.remove(lane);
    }
    lane.ready.add(task);
    if (!waits) {
      open.add(lane);
    }
  }

  /// Takes out a task that will not start from there.
  void remove(TaskRun task) {
    Lane lane = task.lane.orElseThrow();
    boolean waits = lane.blocker.isPresent();
    if (!lane.ready.contains(task)) {
      return;
    }
    if (!waits) {
      open.remove(lane);
    }
    lane.ready.remove(task);
    if (lane.ready.isEmpty()) {
      stopWaiting(lane);
    } else if (!waits) {
      open.add(lane);
    }
    dropUnused(lane);
  }

  /// The first task in order for which all gates are open; it is taken out, and has passed them.
  Optional<TaskRun> take() {
    wake();
    while (!open.isEmpty()) {
      Lane lane = open.removeFirst();
      Optional<Gate> closed = lane.gates.isEmpty() ? Optional.empty() : lane.closed();
      if (closed.isEmpty()) {
        return Optional.of(started(lane));
      }
      await(lane, closed.get());
    }
    return Optional.empty();
  }

  private TaskRun started(Lane lane) {
    TaskRun task = lane.ready.removeFirst();
    lane.running++;
    for (Gate gate : lane.gates) {
      gate.pass();
    }
    if (!lane.ready.isEmpty()) {
      open.add(lane);
    }
    return task;
  }

  /// What an attempt of a task has to say to others went out at this time.
  void heard(TaskRun task, long nanos) {
    for (Gate gate : task.lane.orElseThrow().gates) {
      if (gate instanceof LimiterGate limiter) {
        limiter.heard(nanos);
      }
    }
  }

  /// The attempt of a task that was taken has ended.
  void giveBack(TaskRun task) {
    Lane lane = task.lane.orElseThrow();
    lane.running--;
    for (Gate gate : lane.gates) {
      gate.giveBack();
      wake(gate);
    }
    dropUnused(lane);
  }

  /// Looks again at the lanes that wait for something to be given back at a gate.
  void wake(Gate gate) {
    if (!gate.parked.isEmpty()) {
      List.copyOf(gate.parked).forEach(this::reopen);
    }
  }

  private void wake() {
    while (!timed.isEmpty() && timed.first().at - clock.getAsLong() <= 0) {
      reopen(timed.first());
    }
  }

  private void await(Lane lane, Gate closed) {
    long wait = closed.untilOpen();
    lane.blocker = Optional.of(closed.meter());
    closed.meter().waiting++;
    if (wait == Gate.UNKNOWN) {
      closed.parked.add(lane);
    } else {
      lane.at = clock.getAsLong() + wait;
      timed.add(lane);
    }
  }

  private void reopen(Lane lane) {
    stopWaiting(lane);
    open.add(lane);
  }

  private void stopWaiting(Lane lane) {
    if (lane.blocker.isPresent()) {
      lane.blocker.get().waiting--;
      lane.blocker = Optional.empty();
      timed.remove(lane);
      lane.gates.forEach(it -> it.parked.remove(lane));
    }
  }

  private void dropUnused(Lane lane) {
    if (lane.passing && lane.unused()) {
      unused.accept(lane);
    }
  }

  /// Whether a task could start, were there a permit of the plan.
  boolean anyOpen() {
    return !open.isEmpty();
  }

  /// Nanoseconds until time may let a task start that waits for a gate.
  OptionalLong untilOpen() {
    return timed.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(Math.max(0, timed.first().at - clock.getAsLong()));
  }
}
