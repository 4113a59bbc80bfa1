package dev.runner.schedule;

import dev.runner.driver.Ending;
import dev.runner.event.Bounds;
import dev.runner.event.Event;
import dev.runner.event.EventSink;
import dev.runner.event.Reason;
import dev.runner.event.Totals;
import dev.runner.event.Verdict;
import dev.runner.graph.Graph;
import dev.runner.graph.JobNode;
import dev.runner.plan.FailFast;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The bookkeeping of a run: what is ready, what may start now, when to look again. It has no
/// threads and no clock: it is told the time and what happened, says what is to be done, and tells
/// the events.
///
/// It keeps state for the targets under way, not for all of them.
final class Ledger {
  /// What still runs at the run's deadline has this long to end by itself, where the plan is
  /// silent.
  private static final Duration DRAIN = Duration.ofMinutes(1);

  private final Graph graph;
  private final Books books;
  private final Tasks tasks;
  private final Halting halting;
  private final Admission admission;
  private final Jobs jobs;
  private final JobRoll roll;
  private final Serving serving;
  private final Ends ends;
  private final Rounds rounds;
  private final Waits waits;
  private final boolean serves;
  private final Stopped stopped = new Stopped();
  private long begun;

  Ledger(
      Graph graph,
      Judge judge,
      Retries retries,
      Recollection recollection,
      EventSink sink,
      Moment now) {
    this.graph = graph;
    this.serves = graph.serves();
    this.books = new Books(graph.plan(), sink, now);
    Services services = new Services(books);
    this.tasks = new Tasks(books, judge, retries, services, recollection, new Following());
    this.halting = new Halting(books, tasks);
    this.admission = new Admission(books, tasks);
    this.roll = new JobRoll(graph, books);
    this.jobs = new Jobs(roll, books, judge, halting, admission, recollection, this::failed);
    this.serving = new Serving(books, services, tasks, halting, jobs, roll);
    this.rounds = new Rounds(books, roll, jobs, halting, stopped, graph.plan().folder());
    this.ends = new Ends(roll, jobs);
    this.waits = new Waits(books, roll, admission);
  }

  /// The jobs whose targets must be known before anything starts: those without needs that are to
  /// begin.
  List<JobNode> first() {
    return jobs.first();
  }

  /// Starts the run; the targets of its first jobs are known.
  void begin(String run, Moment now) {
    passTo(now);
    begun = books.nanos();
    rounds.begin();
    books.tell(at -> new Event.RunStarted(at, run, graph));
    graph
        .plan()
        .control()
        .deadline()
        .ifPresent(it -> books.in(it, () -> drain(new Reason.Deadline(it))));
    jobs.begin();
  }

  private void passTo(Moment now) {
    waits.pass(now.nanos() - books.nanos());
    books.passTo(now);
  }

  /// A job's targets have been read.
  void targetsKnown(JobNode job, TargetSequence targets, Moment now) {
    passTo(now);
    jobs.known(job, targets);
  }

  /// A job's targets could not be read.
  void targetsUnknown(JobNode job, Reason reason, Moment now) {
    passTo(now);
    jobs.unknown(job, reason);
  }

  /// What an attempt has to say to others went out at this time.
  void attemptSent(TaskRun task, long nanos, Moment now) {
    passTo(now);
    books.lanes.heard(task, nanos);
  }

  void attemptEnded(TaskRun task, Ending ending, Moment now) {
    passTo(now);
    tasks.attemptEnded(task, ending);
  }

  /// The process of an attempt is there.
  void spawned(TaskRun task, long pid, Moment now) {
    passTo(now);
    if (task.service()) {
      serving.spawned(task, pid);
    } else {
      int attempt = task.attempts;
      books.tell(at -> new Event.AttemptSpawned(at, task.task, attempt, pid));
    }
  }

  /// A service can be used.
  void serviceReady(TaskRun task, Moment now) {
    passTo(now);
    serving.ready(task);
  }

  /// Files have changed.
  void filesChanged(Change change, Moment now) {
    passTo(now);
    rounds.changed(change);
  }

  /// Somebody has noticed what the user should know.
  void warn(String warning, Moment now) {
    passTo(now);
    books.tell(at -> new Event.Warned(at, warning));
  }

  /// What is to be done now.
  List<Action> advance(Moment now) {
    passTo(now);
    do {
      settle();
    } while (rounds.settle() || done() && ends.advance(end()));
    return books.taken();
  }

  private void settle() {
    jobs.settle();
    serving.release();
    boolean started = true;
    while (started && (books.permits.free() || serves)) {
      admission.admit();
      Optional<TaskRun> next = books.next();
      next.ifPresent(tasks::start);
      started = next.isPresent() || books.permits.free() && admission.lookAhead();
    }
    serving.release();
  }

  /// Nanoseconds until time alone may bring something about; empty when only an event from outside
  /// can.
  OptionalLong untilNext() {
    return jobs.behind() || admission.behind() ? OptionalLong.of(0) : books.untilNext();
  }

  boolean settled() {
    return done() && ends.over();
  }

  /// Whether all jobs have ended, and none begins anew.
  private boolean done() {
    return roll.ended() && (!rounds.open() || stopped.reason.isPresent() && !stopped.stopped());
  }

  private Ends.End end() {
    return new Ends.End(roll.totals(), stopped.interrupted());
  }

  /// What is known of a job.
  JobRun job(JobNode node) {
    return roll.of(node);
  }

  /// What a plan's steps for the end of the run may know of its jobs.
  List<JobRun> jobs() {
    return roll.all();
  }

  /// Lets go of all targets, also of a run that breaks off.
  void release() {
    roll.release();
  }

  /// Ends the run's account: tells what became of it.
  Totals close(Moment now) {
    passTo(now);
    Totals totals = roll.totals();
    Verdict verdict = ends.verdict(totals);
    Duration duration = books.since(begun);
    Bounds bounds = waits.bounds(duration);
    books.tell(at -> new Event.RunEnded(at, verdict, totals, duration, bounds));
    return totals;
  }

  /// Why the run is stopping, if it is.
  Optional<Reason> stopped() {
    return stopped.reason;
  }

  /// Whether services were all that was left, some of which nothing needs, or files were watched,
  /// when somebody ended the run.
  boolean left() {
    return stopped.left;
  }

  /// Stops the run: nothing new starts, what runs is stopped, `finally` comes. Said again:
  /// everything at once.
  void stop(Reason reason, Moment now) {
    passTo(now);
    if (stopped.asked) {
      admission.underWay().forEach(it -> halting.abandon(it, reason));
      jobs.stopReading();
      ends.leaveOut();
    } else {
      stopped.asked = true;
      leave(reason);
    }
  }

  /// A run has no other end than this when only services are left that nothing needs, or files are
  /// watched.
  private void leave(Reason reason) {
    boolean goesOn = stopped.reason.isEmpty() || rounds.open() && stopped.stopped();
    if (goesOn && (serving.watching() || rounds.resting())) {
      books.tell(at -> new Event.Stopping(at, reason));
      stopped.left = true;
      rounds.close();
      serving.leave();
    } else {
      halt(reason, FailFast.Running.CANCEL);
    }
  }

  private void halt(Reason reason, FailFast.Running rest) {
    if (stopped.reason.isEmpty() || rounds.open()) {
      books.tell(at -> new Event.Stopping(at, reason));
    }
    stopped.reason = Optional.of(reason);
    if (!stopped.stopped()) {
      rounds.close();
    }
    jobs.stop(reason, rest);
  }

  /// The run's deadline has come: nothing new starts, what runs may end by itself for a while. It
  /// says nothing new to a run that was asked to stop.
  private void drain(Reason reason) {
    if (stopped.asked || ends.begun()) {
      return;
    }
    halt(reason, FailFast.Running.FINISH);
    admission.underWay().forEach(it -> halting.quiet(it, reason));
    Duration drain = graph.plan().control().drain().orElse(DRAIN);
    books.in(drain, () -> admission.underWay().forEach(it -> halting.cancel(it, reason)));
  }

  /// A target counts as failed, of whatever job: enough of them stop the run.
  private void failed() {
    graph
        .plan()
        .control()
        .failFast()
        .filter(it -> roll.failed() >= it.limit(roll.targets()) && stopped.reason.isEmpty())
        .ifPresent(it -> halt(new Reason.FailFast(), it.running()));
  }

  /// Passes on what becomes of targets to those whom it concerns.
  private final class Following implements Tasks.Told {
    @Override
    public void failed(TargetRun target) {
      jobs.failed(target);
      if (!target.job.superseded(target.target.index())) {
        Ledger.this.failed();
      }
    }

    @Override
    public void settled(TargetRun target) {
      jobs.settled(target);
    }

    @Override
    public void ended(TargetRun target) {
      jobs.ended(target);
    }

    @Override
    public void serviceFailed(TaskRun service, Reason reason) {
      serving.failed(service, reason);
    }
  }
}
