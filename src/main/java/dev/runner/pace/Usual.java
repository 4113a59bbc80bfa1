package dev.runner.pace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What earlier runs of a plan took, and what is usual by that.
public final class Usual {
  /// Where nothing is known.
  public static final Usual NONE = new Usual(List.of());

  /// Nothing is usual that has happened less often.
  private static final int FEWEST = 3;

  private static final double SLOWER = 1.5;

  /// What takes less time can't be slower than usual: it has to be that much slower at least.
  public static final Duration LEAST = Duration.ofSeconds(3);

  private final List<RunTiming> earlier;
  private final Map<String, JobUsual> jobs;

  /// @param earlier runs
  public Usual(List<RunTiming> earlier) {
    this.earlier = List.copyOf(earlier);
    Map<String, List<JobTiming>> timings = new LinkedHashMap<>();
    for (RunTiming run : earlier) {
      for (JobTiming job : run.jobs()) {
        if (job.ran() > 0 && job.targets().count() > 0) {
          timings.computeIfAbsent(job.job(), _ -> new ArrayList<>()).add(job);
        }
      }
    }
    Map<String, JobUsual> found = new HashMap<>();
    timings.forEach((job, of) -> found.put(job, usual(of)));
    this.jobs = Map.copyOf(found);
  }

  private static JobUsual usual(List<JobTiming> timings) {
    Map<String, List<Duration>> tasks = new HashMap<>();
    for (JobTiming timing : timings) {
      timing.steps().forEach((step, of) -> add(tasks, step, of.median()));
    }
    Map<String, Duration> steps = new HashMap<>();
    tasks.forEach((step, took) -> steps.put(step, median(took)));
    return new JobUsual(
        timings.size(),
        median(timings, it -> Shares.each(it.wall(), it.ran())),
        median(timings, it -> it.targets().mean()),
        median(timings, it -> it.targets().median()),
        median(timings, it -> it.targets().longest()),
        steps);
  }

  private static void add(Map<String, List<Duration>> to, String step, Duration took) {
    to.computeIfAbsent(step, _ -> new ArrayList<>()).add(took);
  }

  private static Duration median(List<JobTiming> timings, Function<JobTiming, Duration> of) {
    return median(timings.stream().map(of).toList());
  }

  private static Duration median(Collection<Duration> durations) {
    return durations.stream().sorted().skip((durations.size() - 1) / 2).findFirst().orElseThrow();
  }

  /// The runs that it goes by.
  public List<RunTiming> earlier() {
    return earlier;
  }

  /// What a job usually takes; empty where it never ran.
  public Optional<JobUsual> job(String id) {
    return Optional.ofNullable(jobs.get(id));
  }

  /// How long a run like this one usually takes; empty where too few are known.
  public Optional<Duration> duration(RunTiming run) {
    List<Duration> alike = earlier.stream().filter(run::alike).map(RunTiming::duration).toList();
    return alike.size() < FEWEST ? Optional.empty() : Optional.of(median(alike));
  }

  /// How long a run usually takes that took clearly longer; empty where it did not.
  public Optional<Duration> exceeded(RunTiming run) {
    return duration(run).filter(it -> exceeds(run.duration(), it));
  }

  /// Whether a target takes clearly longer than the longest of its job usually does: where some
  /// targets are larger than others, that they take longer is no news.
  ///
  /// @param took so far
  public boolean exceeded(String job, Duration took) {
    return job(job).filter(it -> it.runs() >= FEWEST && exceeds(took, it.longest())).isPresent();
  }

  private static boolean exceeds(Duration took, Duration usual) {
    return took.compareTo(usual.plus(LEAST)) >= 0 && took.toNanos() > SLOWER * usual.toNanos();
  }
}
