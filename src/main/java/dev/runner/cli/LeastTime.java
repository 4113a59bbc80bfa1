package dev.runner.cli;

import dev.runner.graph.JobNode;
import dev.runner.pace.JobUsual;
import dev.runner.pace.Shares;
import dev.runner.pace.Usual;
import dev.runner.plan.Limiter;
import dev.runner.plan.Need;
import dev.runner.plan.Plan;
import dev.runner.plan.Rate;
import dev.runner.plan.Step;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// How long a run takes at least, going by what a target of each job took in earlier runs and by
/// the plan's rates, and what keeps it from being faster. Told of the jobs in their order.
final class LeastTime {
  private final Plan plan;
  private final Usual usual;
  private final int attempts;
  private final Map<JobNode, Reached> jobs = new LinkedHashMap<>();
  private Duration work = Duration.ZERO;

  /// A job that has come to its end.
  ///
  /// @param at since the run has begun
  /// @param first the same of its first target
  /// @param before what it had to wait for
  /// @param took of that
  /// @param by what it took so long for
  private record Reached(
      JobNode job,
      Duration at,
      Duration first,
      Optional<Reached> before,
      Duration took,
      String by) {}

  LeastTime(Plan plan, Usual usual) {
    this.plan = plan;
    this.usual = usual;
    this.attempts = plan.control().concurrency().orElse(Plan.CONCURRENCY);
  }

  /// A job is to be done, once those that it needs.
  ///
  /// @param targets how many it has; at least one where that is not known
  void add(JobNode job, long targets) {
    Duration one = usual.job(job.id()).map(JobUsual::median).orElse(Duration.ZERO);
    work = work.plus(Shares.times(one, targets));
    Optional<Integer> own = job.job().control().concurrency();
    long lanes = Math.clamp(targets, 1, Math.min(attempts, own.orElse(attempts)));
    Duration took = Shares.times(one, Math.ceilDiv(targets, lanes));
    String by =
        targets <= lanes
            ? ""
            : own.filter(it -> it <= attempts)
                .map(it -> "concurrency " + it)
                .orElse("the plan's concurrency " + attempts);
    for (Paced paced : paces(job, targets)) {
      if (paced.least().compareTo(took) > 0) {
        took = paced.least();
        by = "rate " + BoundTexts.text(paced.rate());
      }
    }
    jobs.put(job, reached(job, one, took, by));
  }

  /// A target of a job that follows another begins behind its own, and the last one behind the
  /// last.
  private Reached reached(JobNode job, Duration one, Duration took, String by) {
    Optional<Begin> first =
        needed(job)
            .map(it -> new Begin(it.job(), it.follows() ? it.job().first() : it.job().at()))
            .max((some, other) -> some.at().compareTo(other.at()));
    Optional<Reached> last =
        needed(job)
            .filter(Needed::follows)
            .map(Needed::job)
            .max((some, other) -> some.at().compareTo(other.at()));
    Duration start = first.map(Begin::at).orElse(Duration.ZERO);
    Duration end = start.plus(took);
    Duration behind = last.map(it -> it.at().plus(one)).orElse(Duration.ZERO);
    return behind.compareTo(end) > 0
        ? new Reached(job, behind, start.plus(one), last, one, "")
        : new Reached(job, end, start.plus(one), first.map(Begin::behind), took, by);
  }

  /// When a job may begin, and behind what.
  private record Begin(Reached behind, Duration at) {}

  /// @param follows whether it is needed target by target
  private record Needed(Reached job, boolean follows) {}

  private Stream<Needed> needed(JobNode job) {
    return job.needs().stream()
        .filter(it -> jobs.containsKey(it.job()))
        .map(
            it ->
                new Needed(
                    Objects.requireNonNull(jobs.get(it.job())), it.match() == Need.Match.TARGET));
  }

  /// Starts at a rate, and how long these take at least.
  private record Paced(Rate rate, long starts) {
    Duration least() {
      long waiting = Math.max(0, starts - rate.burst());
      return Duration.ofNanos((long) (waiting / (double) rate.permits() * rate.period().toNanos()));
    }
  }

  /// The rates that hold for all targets together.
  private List<Paced> paces(JobNode job, long targets) {
    List<Paced> all = new ArrayList<>();
    pace(job.job().control().rateLimit(), targets * job.job().steps().size(), all);
    for (Step step : job.job().steps()) {
      pace(step.limits().own(), targets, all);
      step.limits()
          .named()
          .forEach(it -> pace(Optional.ofNullable(plan.limits().get(it)), targets, all));
    }
    return all;
  }

  private static void pace(Optional<Limiter> limiter, long starts, List<Paced> all) {
    limiter
        .filter(it -> it.key().isEmpty())
        .flatMap(Limiter::rate)
        .ifPresent(it -> all.add(new Paced(it, starts)));
  }

  /// Empty where nothing is known of earlier runs, or there is nothing to do.
  Optional<Least> least() {
    if (jobs.keySet().stream().allMatch(it -> usual.job(it.id()).isEmpty())) {
      return Optional.empty();
    }
    Duration shared = Shares.each(work, attempts);
    return jobs.values().stream()
        .max((some, other) -> some.at().compareTo(other.at()))
        .map(
            it ->
                shared.compareTo(it.at()) > 0
                    ? new Least(shared, Optional.of(attempts), List.of())
                    : new Least(it.at(), Optional.empty(), way(it)));
  }

  private static List<Least.Leg> way(Reached last) {
    Deque<Least.Leg> way = new ArrayDeque<>();
    for (Optional<Reached> at = Optional.of(last); at.isPresent(); at = at.get().before()) {
      way.addFirst(new Least.Leg(at.get().job().id(), at.get().took(), at.get().by()));
    }
    return List.copyOf(way);
  }

  /// What a job's rate limit alone makes it take at least, when every step runs once.
  static Optional<Duration> ofRate(JobNode job, long targets) {
    return job.job()
        .control()
        .rateLimit()
        .filter(it -> it.key().isEmpty())
        .flatMap(Limiter::rate)
        .map(it -> new Paced(it, targets * job.steps().size()).least());
  }
}
