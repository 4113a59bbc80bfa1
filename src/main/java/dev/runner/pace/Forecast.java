package dev.runner.pace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How long a run will still take.
///
/// Where earlier runs are known, each job lasts for what its remaining targets usually add to it,
/// behind the jobs that it needs; the more targets have ended, the more it counts how much faster
/// or slower this run is than that. Else the rest takes as long as what was done, in proportion.
public final class Forecast {
  /// So many targets that have ended weigh as much as all earlier runs: a tenth of all, but not
  /// fewer nor more than these.
  private static final long FEWEST = 1;

  private static final long MOST = 10;
  private static final int TENTH = 10;

  /// No run is taken for more than so many times as fast or slow as usual.
  private static final double OTHERWISE = 20;

  private final Usual usual;
  private final Headway now;

  private Forecast(Usual usual, Headway now) {
    this.usual = usual;
    this.now = now;
  }

  /// Empty where there is no ground for it, and where what is left takes longer than usual already.
  public static Optional<Duration> left(Usual usual, Headway now) {
    Forecast forecast = new Forecast(usual, now);
    return now.left() <= 0
        ? Optional.empty()
        : forecast.known() ? forecast.byUsual() : forecast.byPace();
  }

  private boolean known() {
    return !now.jobs().isEmpty()
        && now.jobs().stream()
            .allMatch(it -> it.targets() == it.done() || usual.job(it.job()).isPresent());
  }

  /// A first wave of targets that run at once has to have ended: the first of them alone tells too
  /// little.
  private Optional<Duration> byPace() {
    return now.ran() > 0 && now.ran() >= now.running()
        ? Optional.of(Shares.each(Shares.times(now.elapsed(), now.left()), now.ran()))
        : Optional.empty();
  }

  private Optional<Duration> byUsual() {
    double factor = factor();
    double left = factor * path(now.jobs().stream().map(this::left).toList());
    double spent = factor * path(now.jobs().stream().map(this::all).toList()) - left;
    return left > 0
        ? Optional.of(Duration.ofNanos((long) (left * slowness(spent))))
        : Optional.empty();
  }

  /// How many times as long as usual the run takes, as far as that is known.
  private double slowness(double spent) {
    double weight = Math.clamp(now.total() / TENTH, FEWEST, MOST);
    double sure = now.ran() / (now.ran() + weight);
    double seen =
        spent > 0 ? Math.clamp(now.elapsed().toNanos() / spent, 1 / OTHERWISE, OTHERWISE) : 1;
    return 1 + sure * (seen - 1);
  }

  /// How long a whole run lasts for each nanosecond of its longest path, which is less than 1 where
  /// jobs do not wait for all of what they need.
  private double factor() {
    List<Double> factors = new ArrayList<>();
    for (RunTiming run : usual.earlier()) {
      Map<String, Long> walls = new HashMap<>();
      run.jobs().forEach(it -> walls.put(it.job(), it.wall().toNanos()));
      double path =
          path(now.jobs().stream().map(it -> (double) walls.getOrDefault(it.job(), 0L)).toList());
      if (path > 0) {
        factors.add(run.duration().toNanos() / path);
      }
    }
    return factors.isEmpty() ? 1 : factors.stream().sorted().toList().get((factors.size() - 1) / 2);
  }

  /// How long jobs last of which each waits for those that it needs.
  ///
  /// @param lasts nanoseconds, by job
  private double path(List<Double> lasts) {
    double[] ends = new double[lasts.size()];
    double last = 0;
    for (int job = 0; job < ends.length; job++) {
      double start = 0;
      for (int need : now.jobs().get(job).needs()) {
        start = Math.max(start, ends[need]);
      }
      ends[job] = start + lasts.get(job);
      last = Math.max(last, ends[job]);
    }
    return last;
  }

  /// Nanoseconds that a job usually lasts.
  private double all(Standing job) {
    long all = job.targets() - job.idle();
    return usual
        .job(job.job())
        .filter(_ -> all > 0)
        .map(it -> Math.max((double) all * it.each().toNanos(), (double) it.mean().toNanos()))
        .orElse(0.0);
  }

  /// Nanoseconds that the rest of a job usually lasts.
  private double left(Standing job) {
    long left = job.targets() - job.done();
    return usual.job(job.job()).filter(_ -> left > 0).map(it -> left(job, left, it)).orElse(0.0);
  }

  private static double left(Standing job, long left, JobUsual usual) {
    double mean = usual.mean().toNanos();
    double least = left > job.running().size() ? mean : 0;
    double parts = left;
    for (Duration running : job.running()) {
      double age = running.toNanos();
      parts -= mean > 0 ? Math.min(1, age / mean) : 1;
      least = Math.max(least, mean - age);
    }
    return Math.max(parts * usual.each().toNanos(), least);
  }
}
