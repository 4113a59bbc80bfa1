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

  private final Pool plain = new Pool();

  /// Those of services.
  private final Pool background = new Pool();

  private final LongSupplier clock;
  private final Consumer<Lane> unused;

  private static final class Pool {
    /// Lanes that may be open, the one with the first task first.
    final TreeSet<Lane> open = new TreeSet<>(Lanes::byFirst);

    /// Lanes that wait for a time, the earliest first; those that wait for something to be given
    /// back are parked at the gate.
    final TreeSet<Lane> timed = new TreeSet<>(Lanes::byTime);
  }

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

  private Pool pool(Lane lane) {
    return lane.background ? background : plain;
  }

  /// Adds a task that could run.
  void add(TaskRun task, Lane lane) {
    task.lane = Optional.of(lane);
    boolean waits = lane.blocker.isPresent();
    if (!waits && !lane.ready.isEmpty()) {
      pool(lane).open.remove(lane);
    }
    lane.ready.add(task);
    if (!waits) {
      pool(lane).open.add(lane);
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
      pool(lane).open.remove(lane);
    }
    lane.ready.remove(task);
    if (lane.ready.isEmpty()) {
      stopWaiting(lane);
    } else if (!waits) {
      pool(lane).open.add(lane);
    }
    dropUnused(lane);
  }

  /// The first task in order for which all gates are open, services first; it is taken out, and has
  /// passed them.
  ///
  /// @param permit whether there is one of the plan's; without, only services are looked at
  Optional<TaskRun> take(boolean permit) {
    Optional<TaskRun> service = take(background);
    return service.isEmpty() && permit ? take(plain) : service;
  }

  private Optional<TaskRun> take(Pool pool) {
    wake(pool);
    while (!pool.open.isEmpty()) {
      Lane lane = pool.open.removeFirst();
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
      pool(lane).open.add(lane);
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

  private void wake(Pool pool) {
    while (!pool.timed.isEmpty() && pool.timed.first().at - clock.getAsLong() <= 0) {
      reopen(pool.timed.first());
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
      pool(lane).timed.add(lane);
    }
  }

  private void reopen(Lane lane) {
    stopWaiting(lane);
    pool(lane).open.add(lane);
  }

  private void stopWaiting(Lane lane) {
    if (lane.blocker.isPresent()) {
      lane.blocker.get().waiting--;
      lane.blocker = Optional.empty();
      pool(lane).timed.remove(lane);
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
    return !plain.open.isEmpty();
  }

  /// Nanoseconds until time may let a task start that waits for a gate.
  ///
  /// @param permit whether there is one of the plan's
  OptionalLong untilOpen(boolean permit) {
    long first = Long.MAX_VALUE;
    if (!background.timed.isEmpty()) {
      first = until(background);
    }
    if (permit && !plain.timed.isEmpty()) {
      first = Math.min(first, until(plain));
    }
    return first == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(first);
  }

  private long until(Pool pool) {
    return Math.max(0, pool.timed.first().at - clock.getAsLong());
  }
}
