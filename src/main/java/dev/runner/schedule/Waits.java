package dev.runner.schedule;

import dev.runner.event.Bounds;
import dev.runner.event.Waited;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What kept a run waiting, and for how long.
final class Waits {
  /// What took less than this share of a run did not bound it.
  private static final int SHARE = 10;

  private final Books books;
  private final JobRoll roll;
  private final Admission admission;

  Waits(Books books, JobRoll roll, Admission admission) {
    this.books = books;
    this.roll = roll;
    this.admission = admission;
  }

  /// Time passes in which nothing starts; to be called before anything changes.
  void pass(long nanos) {
    if (nanos <= 0) {
      return;
    }
    if (!books.permits.free()) {
      books.concurrency.waited(books.lanes.anyOpen() || admission.anyMayBegin() ? nanos : 0);
      return;
    }
    for (SharedLimiter limiter : books.ways.limiters()) {
      limiter.meter.waited(limiter.meter.waiting > 0 ? nanos : 0);
    }
    admission.pass(nanos);
  }

  /// @param run how long the run took
  Bounds bounds(Duration run) {
    List<Waited> limiters = new ArrayList<>();
    Meter most = books.concurrency;
    for (SharedLimiter limiter : books.ways.limiters()) {
      Meter meter = limiter.meter;
      if (!meter.waited().isZero() || meter.pauses() > 0) {
        limiters.add(new Waited(meter.name(), meter.waited(), meter.pauses(), meter.paused()));
      }
      most = longer(most, meter);
    }
    for (JobRun job : roll.all()) {
      most = longer(most, job.slots.meter());
    }
    boolean bounded = most.waited().toNanos() > run.toNanos() / SHARE;
    return new Bounds(limiters, bounded ? most.name() : Bounds.NONE.most());
  }

  private static Meter longer(Meter one, Meter other) {
    return other.waited().compareTo(one.waited()) > 0 ? other : one;
  }
}
