package dev.runner.schedule;

import dev.runner.event.Event;
import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.event.Totals;
import dev.runner.graph.JobNode;
import dev.runner.graph.Target;
import dev.runner.plan.FailFast;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What becomes of jobs: which are due, which of their targets begin, when they have ended.
final class Jobs {
  /// So many targets that never begin are reported in one go.
  private static final int AT_ONCE = 1000;

  private final Books books;
  private final Judge judge;
  private final Halting halting;
  private final Admission admission;
  private final Recollection recollection;
  private final JobRoll roll;
  private final JobEnds ends;
  private final Deque<JobRun> due;

  /// @param failed told when a job fails as a whole
  Jobs(
      JobRoll roll,
      Books books,
      Judge judge,
      Halting halting,
      Admission admission,
      Recollection recollection,
      Runnable failed) {
    this.roll = roll;
    this.books = books;
    this.judge = judge;
    this.halting = halting;
    this.admission = admission;
    this.recollection = recollection;
    this.ends = new JobEnds(books, admission, failed);
    this.due = ends.due();
  }

  /// The jobs without needs that are to begin.
  List<JobNode> first() {
    return roll.all().stream()
        .filter(it -> it.needs.none() && decide(it) instanceof Decision.Go)
        .map(it -> it.node)
        .toList();
  }

  /// The run begins: those without needs are due.
  void begin() {
    roll.all().stream().filter(it -> it.state == JobRun.State.KNOWN).forEach(this::announce);
    roll.all().stream().filter(it -> it.needs.none()).forEach(due::add);
  }

  /// A job's targets have been read.
  void known(JobNode node, TargetSequence targets) {
    JobRun job = roll.of(node);
    job.targets = Optional.of(targets);
    if (job.state == JobRun.State.WAITING) {
      job.state = JobRun.State.KNOWN;
    } else {
      announce(job);
      start(job);
    }
  }

  private void announce(JobRun job) {
    books.tell(at -> new Event.TargetsKnown(at, job.node, job.size()));
  }

  /// A job's targets could not be read.
  void unknown(JobNode node, Reason reason) {
    JobRun job = roll.of(node);
    ends.endAsOne(job, job.stopped.map(Outcome::cancelled).orElse(Outcome.failed(reason)));
  }

  /// A job that waits for all others begins.
  void close(JobRun job) {
    read(job);
  }

  /// A job that waits for all others is left out.
  void leaveOut(JobRun job) {
    job.skipped = true;
    ends.end(job);
  }

  /// Decides about the jobs that are due, and reports targets that will not begin.
  void settle() {
    while (!due.isEmpty()) {
      consider(due.remove());
    }
    for (JobRun job : admission.running()) {
      if (job.waveOver()) {
        nextWave(job);
      }
    }
    admission.running().forEach(this::cancelWaiting);
    admission.running().forEach(this::skipBarred);
  }

  /// The next targets of a job may begin, unless too many before them have failed.
  private void nextWave(JobRun job) {
    job.turns
        .fail(job.failed)
        .ifPresentOrElse(it -> stop(job, new Reason.FailFast(), it), job.turns::nextWave);
  }

  /// Whether [#settle] has more to do.
  boolean behind() {
    return !due.isEmpty() || admission.anyIsBehind();
  }

  /// Stops all jobs.
  void stop(Reason reason, FailFast.Running rest) {
    roll.all().forEach(job -> stop(job, reason, rest));
  }

  /// Asks again that reading ends.
  void stopReading() {
    roll.all().stream()
        .filter(it -> it.state == JobRun.State.READING)
        .forEach(it -> books.want(new Action.StopReading(it.node)));
  }

  /// A target counts as failed: enough of them stop its job, unless it is to begin anew.
  void failed(TargetRun target) {
    JobRun job = target.job;
    job.failed++;
    if (!job.superseded(target.target.index())) {
      job.failsFast().ifPresent(it -> stop(job, new Reason.FailFast(), it));
    }
  }

  /// The last task of a target has ended.
  void ended(TargetRun target) {
    JobRun job = target.job;
    job.fresh -= target.started ? 0 : 1;
    job.underWay.remove(target);
    books.lanes.wake(job.slots);
    Duration duration =
        target.started ? books.since(target.startedAt) : recollection.duration(target);
    ends.end(job, target.target, target.outcome(), duration, Optional.of(target));
  }

  /// Nothing is left of a target but services that are ready: another may begin, and who waited for
  /// these.
  void settled(TargetRun target) {
    JobRun job = target.job;
    job.rested = OptionalLong.of(books.nanos());
    books.lanes.wake(job.slots);
    if (job.ready()) {
      ends.passOn(job);
    }
  }

  /// A service that a job needs has failed: so has what is under way of the job.
  void fail(JobRun job, Reason reason) {
    if (job.state == JobRun.State.RUNNING) {
      job.stopped = Optional.of(job.stopped.orElse(reason));
      List.copyOf(job.underWay).forEach(it -> halting.fail(it, reason));
    } else if (job.state == JobRun.State.READING) {
      stop(job, reason, FailFast.Running.CANCEL);
    }
  }

  /// Stops a job.
  void stop(JobRun job, Reason reason, FailFast.Running rest) {
    if (job.state == JobRun.State.ENDED) {
      return;
    }
    job.stopped = Optional.of(job.stopped.orElse(reason));
    if (job.state == JobRun.State.WAITING) {
      ends.endAsOne(job, Outcome.cancelled(reason));
    } else if (job.state == JobRun.State.READING) {
      books.want(new Action.StopReading(job.node));
    } else {
      job.underWay.stream()
          .filter(it -> !it.started || rest == FailFast.Running.CANCEL)
          .toList()
          .forEach(it -> halting.cancel(it, reason));
    }
  }

  /// Begins, skips or fails a job that has nothing more to wait for; it may be told twice, or too
  /// early where what it needs begins anew.
  private void consider(JobRun job) {
    if (job.state == JobRun.State.KNOWN) {
      start(job);
    } else if (job.state == JobRun.State.WAITING && job.needs.settled()) {
      begin(job);
    }
  }

  private void begin(JobRun job) {
    switch (decide(job)) {
      case Decision.Go _ -> read(job);
      case Decision.Skip(Reason reason) -> {
        job.skipped = true;
        ends.endAsOne(job, Outcome.skipped(reason));
      }
      case Decision.Fail(Reason reason) -> ends.endAsOne(job, Outcome.failed(reason));
    }
  }

  /// Asks once.
  private Decision decide(JobRun job) {
    Decision decision =
        job.decision
            .or(() -> job.needs.unmet().map(Decision.Skip::new))
            .orElseGet(() -> judge.job(job));
    job.decision = Optional.of(decision);
    return decision;
  }

  private void read(JobRun job) {
    job.state = JobRun.State.READING;
    books.want(new Action.ReadTargets(job.node));
  }

  private void start(JobRun job) {
    open(job);
    ends.endIfDone(job);
  }

  private void open(JobRun job) {
    job.state = JobRun.State.RUNNING;
    job.delays.open(books.nanos());
    job.turns.open(job.targets.orElseThrow());
    job.redone |= job.needs.redone();
    admission.add(job);
    books.tell(at -> new Event.JobStarted(at, job.node));
    ends.passOnTargets(job);
    job.timer = job.node.job().control().deadline().map(it -> deadline(job, it));
  }

  private Timer deadline(JobRun job, Duration after) {
    Reason reason = new Reason.Deadline(after);
    return books.in(after, () -> stop(job, reason, FailFast.Running.CANCEL));
  }

  /// Begins a job that has ended anew, as if nothing had been done yet.
  void renew(JobRun job) {
    Totals before = job.totals;
    books.tell(at -> new Event.JobAgain(at, job.node, before));
    job.renew();
    due.add(job);
  }

  /// Begins a target that has ended anew; its job runs, or has run to its end.
  void renew(JobRun job, int index, Outcome before) {
    Target target = job.target(index);
    job.takeBack(index, before);
    books.tell(at -> new Event.TargetAgain(at, target, before));
    if (job.state == JobRun.State.ENDED) {
      announce(job);
      open(job);
    }
  }

  private void cancelWaiting(JobRun job) {
    for (int i = 0; i < AT_ONCE && job.hasWaiting(); i++) {
      Outcome outcome = Outcome.cancelled(job.stopped.orElseThrow());
      ends.end(job, job.target(job.turns.drop()), outcome, Duration.ZERO, Optional.empty());
    }
  }

  private void skipBarred(JobRun job) {
    for (int i = 0; i < AT_ONCE && job.hasBarred(); i++) {
      Pairs.Barred barred = job.turns.takeBarred();
      Target target = job.target(barred.index());
      ends.end(job, target, Outcome.skipped(barred.why()), Duration.ZERO, Optional.empty());
    }
  }
}
