package dev.runner.progress;

import dev.runner.event.Event;
import dev.runner.graph.JobNode;
import dev.runner.graph.Target;
import dev.runner.pace.Standing;
import dev.runner.plan.Need;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/// How far each job is, and since when targets are under way. Told on the thread that owns the run;
/// may be read on any, then what is being told at that moment may be missing.
final class Tracks {
  private final Map<Place, Instant> running = new ConcurrentHashMap<>();
  private volatile List<Track> jobs = List.of();
  private volatile Instant start = Instant.EPOCH;
  private final AtomicLong idle = new AtomicLong();

  /// Of a job.
  private static final class Track {
    private final JobNode job;

    /// What must have ended before it begins.
    private final List<Integer> needs;

    private final AtomicLong targets = new AtomicLong();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong idle = new AtomicLong();

    Track(JobNode job) {
      this.job = job;
      this.needs =
          job.needs().stream()
              .filter(it -> it.match() == Need.Match.ALL)
              .map(it -> it.job().index())
              .toList();
    }

    /// The first number holds.
    void known(long number) {
      targets.compareAndSet(0, number);
    }

    Standing standing(List<Duration> under) {
      long ended = done.get();
      long all = Math.max(targets.get(), ended);
      return new Standing(job.id(), needs, all, ended, idle.get(), under);
    }
  }

  void add(Event event) {
    if (event instanceof Event.TargetStarted started) {
      started(started);
    } else if (event instanceof Event.TargetEnded ended) {
      ended(ended.target());
    } else if (event instanceof Event.TargetsKnown known) {
      known(known.job(), known.targets());
    } else if (event instanceof Event.JobEnded ended) {
      known(ended.job(), ended.totals().targets());
    } else if (event instanceof Event.RunStarted run) {
      begin(run);
    }
  }

  private void begin(Event.RunStarted run) {
    start = run.at();
    jobs = run.graph().jobs().stream().map(Track::new).toList();
  }

  private Track of(JobNode job) {
    return jobs.get(job.index());
  }

  private void started(Event.TargetStarted event) {
    if (!event.target().job().closes()) {
      running.put(Place.of(event.target()), event.at());
    }
  }

  private void known(JobNode job, long targets) {
    if (!job.closes()) {
      of(job).known(targets);
    }
  }

  private void ended(Target target) {
    if (target.job().closes()) {
      return;
    }
    Track job = of(target.job());
    if (running.remove(Place.of(target)) == null) {
      job.idle.incrementAndGet();
      idle.incrementAndGet();
    }
    job.done.incrementAndGet();
  }

  /// How many targets have ended that were never started.
  long idle() {
    return idle.get();
  }

  /// How far the jobs are.
  List<Standing> standings(Duration elapsed) {
    List<List<Duration>> under = new ArrayList<>();
    jobs.forEach(_ -> under.add(new ArrayList<>()));
    each(elapsed, (job, took) -> under.get(job.index()).add(took));
    return jobs.stream().map(it -> it.standing(under.get(it.job.index()))).toList();
  }

  /// How long a target has been under way.
  Optional<Duration> took(Target target, Duration elapsed) {
    return Optional.ofNullable(running.get(Place.of(target)))
        .map(since -> Duration.between(since, start.plus(elapsed)));
  }

  /// Tells how long each target has been under way.
  void each(Duration elapsed, BiConsumer<JobNode, Duration> sink) {
    Instant now = start.plus(elapsed);
    running.forEach(
        (place, since) -> {
          Duration took = Duration.between(since, now);
          sink.accept(jobs.get(place.job()).job, took.isNegative() ? Duration.ZERO : took);
        });
  }
}
