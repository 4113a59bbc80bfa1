package dev.runner.schedule;

import dev.runner.event.Event;
import dev.runner.event.Outcome;
import dev.runner.expr.Value;
import dev.runner.graph.Target;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Ends targets and jobs: tells it, and finds the jobs that are due then.
final class JobEnds {
  private final Books books;
  private final Admission admission;
  private final Runnable failed;

  /// Jobs that have nothing more to wait for, and of which nothing has been decided yet.
  private final Deque<JobRun> due = new ArrayDeque<>();

  /// @param failed told when a job fails as a whole
  JobEnds(Books books, Admission admission, Runnable failed) {
    this.books = books;
    this.admission = admission;
    this.failed = failed;
  }

  /// Jobs that may have nothing more to wait for; one may be told twice, or too early where what it
  /// needs begins anew.
  Deque<JobRun> due() {
    return due;
  }

  /// What a job may have waited for of this one has come.
  void passOn(JobRun job) {
    job.dependants.stream().filter(it -> it.needs.settled()).forEach(due::add);
  }

  /// The targets of a job are known, and it runs: jobs may follow it target by target.
  void passOnTargets(JobRun job) {
    if (!job.followers.isEmpty()) {
      passOn(job);
    }
  }

  /// A target ends.
  ///
  /// @param run of it; empty where it never began
  void end(JobRun job, Target target, Outcome outcome, Duration took, Optional<TargetRun> run) {
    gather(job, target, outcome, run);
    job.ended(target.index(), outcome);
    books.tell(at -> new Event.TargetEnded(at, target, outcome, took));
    if (!job.followers.isEmpty()) {
      follow(job, target, outcome, run);
    }
    endIfDone(job);
  }

  private static void follow(JobRun job, Target target, Outcome outcome, Optional<TargetRun> run) {
    List<JobRun> takers = job.followers.stream().filter(it -> !it.over()).toList();
    boolean redone = run.map(it -> it.redone).orElse(false);
    Map<String, Value> outputs = Gathered.outputs(job.node.job(), run);
    job.fates.add(target.index(), outcome, outputs, redone, takers);
    takers.forEach(it -> it.turns.hear(job, target.index()));
  }

  private static void gather(JobRun job, Target target, Outcome outcome, Optional<TargetRun> run) {
    if (job.gathers()) {
      job.gathered.add(target, outcome, Gathered.outputs(job.node.job(), run));
    }
  }

  /// Ends a job whose targets are not known as one target, keyed as the job.
  void endAsOne(JobRun job, Outcome outcome) {
    Target one =
        new Target(
            job.node, 0, job.node.id(), new Value.Obj(Map.of("key", Value.of(job.node.id()))));
    job.ended(0, outcome);
    gather(job, one, outcome, Optional.empty());
    job.failed += outcome instanceof Outcome.Failed ? 1 : 0;
    job.needs.matched().forEach(it -> it.job().fates.left());
    books.tell(at -> new Event.TargetEnded(at, one, outcome, Duration.ZERO));
    end(job);
    if (outcome instanceof Outcome.Failed) {
      failed.run();
    }
  }

  void endIfDone(JobRun job) {
    if (job.state == JobRun.State.RUNNING && !job.turns.more() && job.underWay.isEmpty()) {
      end(job);
    }
  }

  void end(JobRun job) {
    job.state = JobRun.State.ENDED;
    admission.remove(job);
    job.rested = OptionalLong.of(books.nanos());
    job.timer.ifPresent(books.agenda::cancel);
    if (!job.watched && job.followers.isEmpty()) {
      job.release();
    }
    books.tell(at -> new Event.JobEnded(at, job.node, job.verdict(), job.totals));
    job.followers.forEach(it -> it.turns.close(job));
    passOn(job);
  }
}
