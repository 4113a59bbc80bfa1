package dev.runner.schedule;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// Begins targets of the jobs that run, as far as these and the plan's permits allow.
final class Admission {
  /// So many of a job begin in one go.
  private static final int AT_ONCE = 1000;

  private final Books books;
  private final Tasks tasks;

  /// By their index.
  private final NavigableMap<Integer, JobRun> jobs = new TreeMap<>();

  Admission(Books books, Tasks tasks) {
    this.books = books;
    this.tasks = tasks;
  }

  void add(JobRun job) {
    jobs.put(job.node.index(), job);
  }

  void remove(JobRun job) {
    jobs.remove(job.node.index());
  }

  /// The jobs that run, as they stand now.
  List<JobRun> running() {
    return List.copyOf(jobs.values());
  }

  List<TargetRun> underWay() {
    return jobs.values().stream().flatMap(it -> it.underWay.stream()).toList();
  }

  /// Begins targets as far as their jobs allow.
  void admit() {
    boolean permit = books.permits.free();
    for (JobRun job : running()) {
      if (permit || job.background) {
        admit(job);
      }
    }
  }

  private void admit(JobRun job) {
    for (int i = 0; i < AT_ONCE && job.mayBegin(); i++) {
      begin(job);
    }
  }

  /// Begins one more target of each job whose new ones all wait for their limiters.
  boolean lookAhead() {
    boolean any = false;
    for (JobRun job : running()) {
      if (job.mayLookAhead()) {
        begin(job);
        any = true;
      }
    }
    return any;
  }

  private void begin(JobRun job) {
    boolean waited = !job.anew.any() && !job.turns.follows();
    TargetRun target = new TargetRun(job, job.target(job.turns.take()));
    target.since = waited ? job.delays.opened() : Optional.empty();
    job.turns.begin(target);
    job.begin(target);
    tasks.progress(target);
  }

  /// Whether a target could begin now.
  boolean behind() {
    boolean permit = books.permits.free();
    for (JobRun job : jobs.values()) {
      if ((permit || job.background) && job.mayBegin()) {
        return true;
      }
    }
    return false;
  }

  /// Whether a job would begin a target, were there a permit of the plan.
  boolean anyMayBegin() {
    for (JobRun job : jobs.values()) {
      if (job.mayBegin()) {
        return true;
      }
    }
    return false;
  }

  /// Whether a job has targets that will not begin, and are yet to be reported, or that may begin
  /// now that those before them have ended.
  boolean anyIsBehind() {
    for (JobRun job : jobs.values()) {
      if (job.hasWaiting() || job.waveOver() || job.hasBarred()) {
        return true;
      }
    }
    return false;
  }

  /// Time passes, in which the jobs wait that would begin a target, were it not for their
  /// `concurrency`.
  void pass(long nanos) {
    for (JobRun job : jobs.values()) {
      if (job.crowded()) {
        job.slots.meter().waited(nanos);
      }
    }
  }
}
