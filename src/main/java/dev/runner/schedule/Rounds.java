package dev.runner.schedule;

import dev.runner.event.Event;
import dev.runner.event.FileChanges;
import dev.runner.event.Reason;
import dev.runner.graph.Target;
import dev.runner.plan.FailFast;
import dev.runner.plan.Watch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;

/// Begins anew what changed files concern: the jobs that watch them, or some of their targets, and
/// all that needs these. What serves goes on until what it needs has been done anew.
final class Rounds {
  /// A change may be told so long after it is due.
  private static final Duration SLACK = Duration.ofMillis(100);

  private static final Reason CHANGED = new Reason.Changed();

  private final Books books;
  private final JobRoll roll;
  private final Jobs jobs;
  private final Halting halting;
  private final FailingFast failing;
  private final Path folder;

  /// What has changed and has not begun anew, by the index of its job.
  private final NavigableMap<Integer, Concern> waiting = new TreeMap<>();

  private final Map<JobRun, Echo> echoes = new HashMap<>();
  private boolean open;
  private boolean resting;

  /// Whether it is yet to be told that all is done.
  private boolean untold = true;

  private long begun;

  /// What has become of the run because enough had failed.
  interface FailingFast {
    /// Whether it has stopped.
    boolean stopped();

    /// It goes on.
    void goOn();
  }

  /// @param folder of the plan
  Rounds(Books books, JobRoll roll, Jobs jobs, Halting halting, FailingFast failing, Path folder) {
    this.books = books;
    this.roll = roll;
    this.jobs = jobs;
    this.halting = halting;
    this.failing = failing;
    this.folder = folder;
    List<JobRun> watched = roll.all().stream().filter(it -> it.watched).toList();
    open = !watched.isEmpty();
    Reached.from(watched).forEach(it -> it.recurs = true);
  }

  /// The run begins.
  void begin() {
    begun = books.nanos();
  }

  /// Whether anything may begin anew.
  boolean open() {
    return open;
  }

  /// Whether nothing is left but to wait for changes.
  boolean resting() {
    return resting;
  }

  /// Nothing begins anew from now on.
  void close() {
    open = false;
    waiting.clear();
    for (JobRun job : roll.all()) {
      job.recurs = false;
      job.stale = false;
      job.anew.wanted.clear();
    }
  }

  /// Files have changed. What has yet to begin will see them as they are.
  void changed(Change change) {
    JobRun job = roll.of(change.job());
    if (!open || job.stale || job.state == JobRun.State.WAITING) {
      return;
    }
    Watch watch = job.node.job().watch().orElseThrow();
    boolean own = whileBusy(job, watch.debounce());
    if (!own || watch.onBusy() != Watch.OnBusy.IGNORE) {
      Echo.Answer answer = echoes.computeIfAbsent(job, _ -> new Echo()).to(change.files(), own);
      add(job, change, answer.delay());
      if (answer.found()) {
        books.tell(at -> new Event.Warned(at, writes(job, change.files())));
      }
    }
  }

  private void add(JobRun job, Change change, Duration delay) {
    waiting
        .computeIfAbsent(job.node.index(), _ -> new Concern(job, books.nanos()))
        .add(change, books.nanos() + delay.toNanos());
    books.in(delay, () -> {});
  }

  private String writes(JobRun job, FileChanges files) {
    return "each time job `"
        + job.node.id()
        + "` runs, files that it watches change: "
        + files.text(folder)
        + "; if it writes them itself, leave them out by `exclude`, or have git ignore them;"
        + " it runs again later and later";
  }

  /// Whether files have changed while what they concern was under way.
  private boolean whileBusy(JobRun job, Duration debounce) {
    long then = books.nanos() - debounce.plus(SLACK).toNanos();
    return Reached.from(List.of(job)).stream()
        .anyMatch(it -> !it.resting() || it.rested.orElse(then) > then);
  }

  private boolean beginWaiting() {
    List<Concern> now = waiting.values().stream().filter(this::mayBegin).toList();
    if (!now.isEmpty()) {
      begin(now);
    }
    return !now.isEmpty();
  }

  /// Begins anew what may.
  ///
  /// @return whether something has
  boolean settle() {
    boolean moved = !waiting.isEmpty() && beginWaiting();
    if (open) {
      for (JobRun job : roll.all()) {
        moved |= renewTargets(job);
      }
      for (JobRun job : roll.all()) {
        moved |= job.stale && job.needs.settled() && renew(job);
      }
      rest(!moved && roll.resting());
    }
    return moved;
  }

  private boolean mayBegin(Concern concern) {
    boolean hurries = concern.job.node.job().watch().orElseThrow().onBusy() == Watch.OnBusy.RESTART;
    return concern.due(books.nanos()) && (hurries || rests(concern));
  }

  private boolean rests(Concern concern) {
    return reached(List.of(concern)).stream().allMatch(JobRun::resting)
        && underWay(concern).stream().allMatch(TargetRun::resting);
  }

  private static List<TargetRun> underWay(Concern concern) {
    return concern.job.underWay.stream()
        .filter(it -> concern.targets().contains(it.target.index()))
        .toList();
  }

  /// The jobs that begin anew as a whole.
  private SortedSet<JobRun> reached(List<Concern> concerns) {
    List<JobRun> jobs = new ArrayList<>();
    for (Concern concern : concerns) {
      jobs.addAll(concern.whole() ? List.of(concern.job) : concern.job.dependants);
    }
    if (failing.stopped()) {
      roll.all().stream().filter(JobRun::failedFast).forEach(jobs::add);
    }
    return Reached.from(jobs);
  }

  private void begin(List<Concern> concerns) {
    begun = books.nanos();
    SortedSet<JobRun> whole = reached(concerns);
    List<Concern> some = concerns.stream().filter(it -> !whole.contains(it.job)).toList();
    tell(concerns, whole, some);
    concerns.forEach(it -> waiting.remove(it.job.node.index()));
    failing.goOn();
    whole.forEach(this::supersede);
    some.forEach(it -> it.job.anew.wanted.addAll(it.targets()));
  }

  private void tell(List<Concern> concerns, SortedSet<JobRun> whole, List<Concern> some) {
    FileChanges files =
        concerns.stream().map(Concern::files).reduce(FileChanges.NONE, FileChanges::and);
    List<Target> targets = new ArrayList<>();
    for (Concern concern : some) {
      TargetSequence all = concern.job.targets.orElseThrow();
      concern.targets().forEach(it -> targets.add(all.target(it)));
    }
    books.tell(
        at ->
            new Event.FilesChanged(at, files, whole.stream().map(it -> it.node).toList(), targets));
  }

  /// What has been done of a job counts no more, nor what has changed since.
  private void supersede(JobRun job) {
    waiting.remove(job.node.index());
    if (job.state != JobRun.State.WAITING) {
      job.stale = true;
      job.anew.wanted.clear();
      if (!job.resting()) {
        jobs.stop(job, CHANGED, FailFast.Running.CANCEL);
      }
    }
  }

  /// Begins a job anew whose turn it is: what it needs has been done. It goes on serving if that
  /// has failed.
  private boolean renew(JobRun job) {
    if (job.state == JobRun.State.ENDED) {
      job.stale = false;
      jobs.renew(job);
      stopAsOthers(job);
      return true;
    }
    if (!job.resting() || job.ending()) {
      return false;
    }
    if (job.needs.unmet().isPresent()) {
      job.stale = false;
      job.held = true;
    } else {
      jobs.stop(job, CHANGED, FailFast.Running.CANCEL);
    }
    return true;
  }

  private boolean renewTargets(JobRun job) {
    boolean moved = false;
    for (int index : List.copyOf(job.anew.wanted)) {
      moved |= renew(job, index);
    }
    return moved;
  }

  private boolean renew(JobRun job, int index) {
    for (TargetRun target : job.underWay) {
      if (target.target.index() == index) {
        return end(target);
      }
    }
    job.anew.wanted.remove(index);
    job.anew
        .outcome(index)
        .filter(_ -> !job.turns.bars(index))
        .ifPresent(it -> jobs.renew(job, index, it));
    stopAsOthers(job);
    return true;
  }

  /// What was to begin anew does not, once enough has failed.
  private void stopAsOthers(JobRun job) {
    if (failing.stopped()) {
      jobs.stop(job, new Reason.FailFast(), FailFast.Running.CANCEL);
    }
  }

  private boolean end(TargetRun target) {
    boolean ends = target.stopped.isEmpty();
    if (ends) {
      halting.cancel(target, CHANGED);
    }
    return ends;
  }

  private void rest(boolean rests) {
    resting = rests;
    untold |= !rests;
    if (rests && untold && !roll.starting()) {
      untold = false;
      Duration duration = books.since(begun);
      books.tell(at -> new Event.Resting(at, roll.totals(), duration));
    }
  }
}
