package dev.runner.schedule;

import dev.runner.event.Obstacle;
import dev.runner.event.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What the attempts of a job may have to wait for, and for how much of a time they did: as long as
/// the run as a whole was kept waiting by that meanwhile.
///
/// Targets that have not begun are not known one by one. They wait from the start of their job for
/// what the run waits for that their steps must pass.
final class Delays {
  /// What takes less is no wait.
  private static final long LEAST = 1_000_000;

  private static final long MICRO = 1000;

  private final List<Meter> meters = new ArrayList<>();
  private final List<Obstacle> obstacles = new ArrayList<>();
  private final Way[] ways;
  private Optional<Since> opened = Optional.empty();

  /// @param plan of the plan's permits
  /// @param job of the job's own `concurrency`
  /// @param ways of its steps
  Delays(Meter plan, Meter job, Way[] ways) {
    this.ways = ways;
    add(job, new Obstacle.Slot());
    Set<SharedLimiter> limiters = new LinkedHashSet<>();
    Stream.of(ways).forEach(way -> limiters.addAll(way.all()));
    limiters.forEach(it -> add(it.meter, new Obstacle.Token(it.meter.name())));
    add(plan, new Obstacle.Permit());
  }

  private void add(Meter meter, Obstacle obstacle) {
    meters.add(meter);
    obstacles.add(obstacle);
  }

  /// The job's targets could begin from now on.
  void open(long now) {
    opened = Optional.of(at(now));
  }

  /// Since when they could.
  Optional<Since> opened() {
    return opened;
  }

  /// A task could start from now on. A target's first steps have waited as long as the target has.
  void ready(TaskRun task, long now) {
    boolean first = !task.target.started && task.target.since.isPresent();
    task.since = first ? task.target.since : Optional.of(at(now));
  }

  /// An attempt at a task starts.
  void starts(TaskRun task, long now) {
    Since since = task.since.orElseThrow();
    long delayed = task.attempts > 1 ? since.nanos() - task.attemptEnded : 0;
    task.waits = until(now, delayed, since, task.task.step().index());
  }

  private Since at(long nanos) {
    long[] waited = new long[meters.size()];
    for (int i = 0; i < waited.length; i++) {
      waited[i] = meters.get(i).nanos();
    }
    return new Since(nanos, waited);
  }

  /// @param delayed until `since`, after the attempt before it
  private List<Wait> until(long now, long delayed, Since since, int step) {
    if (delayed < LEAST && now - since.nanos() < LEAST) {
      return List.of();
    }
    List<Wait> waits = new ArrayList<>(1);
    add(new Obstacle.Delay(), delayed, waits);
    long rest = now - since.nanos();
    for (int i = 0; i < since.waited().length && rest >= LEAST; i++) {
      if (passes(step, i)) {
        long took = Math.min(rest, meters.get(i).nanos() - since.waited()[i]);
        add(obstacles.get(i), took, waits);
        rest -= took;
      }
    }
    return waits;
  }

  /// Whether what an obstacle stands for is before this step at all.
  private boolean passes(int step, int obstacle) {
    if (obstacles.get(obstacle) instanceof Obstacle.Token) {
      for (SharedLimiter limiter : ways[step].all()) {
        if (limiter.meter.equals(meters.get(obstacle))) {
          return true;
        }
      }
      return false;
    }
    return true;
  }

  private static void add(Obstacle obstacle, long nanos, List<Wait> into) {
    if (nanos >= LEAST) {
      into.add(new Wait(obstacle, Duration.ofNanos(nanos / MICRO * MICRO)));
    }
  }
}
