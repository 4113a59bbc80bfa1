package dev.runner.schedule;

import dev.runner.driver.Ending;
import dev.runner.event.Event;
import dev.runner.event.EventSink;
import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.event.Totals;
import dev.runner.event.Verdict;
import dev.runner.expr.Expression;
import dev.runner.expr.Value;
import dev.runner.graph.Graph;
import dev.runner.graph.JobNode;
import dev.runner.graph.Target;
import dev.runner.plan.FailFast;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/// The bookkeeping of a run: what is ready, what may start now, when to look again. It has no
/// threads and no clock: it is told the time and what happened, says what is to be done, and tells
/// the events.
///
/// It keeps state for the targets under way, not for all of them.
final class Ledger {
  /// What still runs at the run's deadline has this long to end by itself.
  private static final Duration DRAIN = Duration.ofMinutes(1);

  /// So many targets that never began are reported in one go.
  private static final int DRAINED_AT_ONCE = 1000;

  private final Graph graph;
  private final Judge judge;
  private final Books books;
  private final Tasks tasks;
  private final List<JobRun> jobs = new ArrayList<>();

  /// Jobs all of whose needs have ended, and of which nothing has been decided yet.
  private final Deque<JobRun> due = new ArrayDeque<>();

  /// The jobs that run, by their index.
  private final NavigableMap<Integer, JobRun> running = new TreeMap<>();

  /// How many jobs have not ended.
  private int open;

  private Optional<Reason> stopped = Optional.empty();
  private boolean asked;
  private long failed;
  private long begun;

  Ledger(Graph graph, Judge judge, Retries retries, EventSink sink, Moment now) {
    this.graph = graph;
    this.judge = judge;
    this.books = new Books(graph.plan(), sink, now);
    this.tasks = new Tasks(books, judge, retries, this::failed, this::ended);
    graph.jobs().forEach(this::enter);
  }

  private void enter(JobNode node) {
    JobRun job = new JobRun(node, books.lanes.of(node), books.permits.total());
    jobs.add(job);
    open++;
    for (JobNode.Edge edge : node.needs()) {
      JobRun needed = run(edge.job());
      job.needs.add(needed);
      needed.dependants.add(job);
    }
  }

  private JobRun run(JobNode node) {
    return jobs.get(node.index());
  }

  /// The jobs whose targets must be known before anything starts: those without needs that are to
  /// begin.
  List<JobNode> first() {
    return jobs.stream()
        .filter(it -> it.needs.isEmpty() && decide(it) instanceof Decision.Go)
        .map(it -> it.node)
        .toList();
  }

  /// Starts the run; the targets of its first jobs are known.
  void begin(String run, Moment now) {
    books.passTo(now);
    begun = books.nanos();
    books.tell(at -> new Event.RunStarted(at, run, graph));
    jobs.stream().filter(it -> it.state == JobRun.State.KNOWN).forEach(this::announce);
    graph
        .plan()
        .control()
        .deadline()
        .ifPresent(it -> books.in(it, () -> drain(new Reason.Deadline(it))));
    jobs.stream().filter(it -> it.needs.isEmpty()).forEach(due::add);
  }

  /// A job's targets have been read.
  void targetsKnown(JobNode node, TargetSequence targets, Moment now) {
    books.passTo(now);
    JobRun job = run(node);
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
  void targetsUnknown(JobNode node, Reason reason, Moment now) {
    books.passTo(now);
    JobRun job = run(node);
    endAsOne(job, job.stopped.map(Outcome::cancelled).orElse(Outcome.failed(reason)));
  }

  void attemptEnded(TaskRun task, Ending ending, Moment now) {
    books.passTo(now);
    tasks.attemptEnded(task, ending);
  }

  /// What is to be done now.
  List<Action> advance(Moment now) {
    books.passTo(now);
    while (!due.isEmpty()) {
      consider(due.remove());
    }
    List.copyOf(running.values()).forEach(this::cancelWaiting);
    boolean started = true;
    while (started && books.permits.free()) {
      List.copyOf(running.values()).forEach(this::admit);
      Optional<TaskRun> next = books.lanes.take();
      next.ifPresent(
          task -> {
            books.permits.take();
            tasks.start(task);
          });
      started = next.isPresent();
    }
    return books.taken();
  }

  /// Nanoseconds until time alone may bring something about; empty when only an event from outside
  /// can.
  OptionalLong untilNext() {
    boolean behind = !due.isEmpty() || running.values().stream().anyMatch(Ledger::hasWaiting);
    return behind ? OptionalLong.of(0) : books.untilNext();
  }

  boolean settled() {
    return open == 0;
  }

  /// Lets go of all targets, also of a run that breaks off.
  void release() {
    jobs.stream()
        .filter(it -> it.state != JobRun.State.ENDED)
        .forEach(it -> it.targets.ifPresent(TargetSequence::close));
  }

  /// Ends the run's account: tells what became of it.
  Totals close(Moment now) {
    books.passTo(now);
    Totals totals = jobs.stream().map(it -> it.totals).reduce(Totals.NONE, Totals::plus);
    Verdict verdict = totals.verdict() == Verdict.SKIPPED ? Verdict.SUCCEEDED : totals.verdict();
    Duration duration = books.since(begun);
    books.tell(at -> new Event.RunEnded(at, verdict, totals, duration));
    return totals;
  }

  /// Why the run is stopping, if it is.
  Optional<Reason> stopped() {
    return stopped;
  }

  /// Stops the run: nothing new starts, what runs is stopped, `finally` comes. Said again:
  /// everything at once.
  void stop(Reason reason, Moment now) {
    books.passTo(now);
    if (asked) {
      underWay().forEach(it -> tasks.abandon(it, reason));
      jobs.stream()
          .filter(it -> it.state == JobRun.State.READING)
          .forEach(it -> books.want(new Action.StopReading(it.node)));
    } else {
      asked = true;
      halt(reason, FailFast.Running.CANCEL);
    }
  }

  private void halt(Reason reason, FailFast.Running running) {
    if (stopped.isEmpty()) {
      books.tell(at -> new Event.Stopping(at, reason));
    }
    stopped = Optional.of(reason);
    jobs.forEach(job -> stop(job, reason, running));
  }

  /// The run's deadline has come: nothing new starts, what runs may end by itself for a while. It
  /// says nothing new to a run that was asked to stop.
  private void drain(Reason reason) {
    if (asked) {
      return;
    }
    halt(reason, FailFast.Running.FINISH);
    underWay().forEach(it -> tasks.quiet(it, reason));
    books.in(DRAIN, () -> underWay().forEach(it -> tasks.cancel(it, reason)));
  }

  private void stop(JobRun job, Reason reason, FailFast.Running running) {
    if (job.state == JobRun.State.ENDED) {
      return;
    }
    job.stopped = Optional.of(job.stopped.orElse(reason));
    if (job.state == JobRun.State.WAITING) {
      endAsOne(job, Outcome.cancelled(reason));
    } else if (job.state == JobRun.State.READING) {
      books.want(new Action.StopReading(job.node));
    } else {
      job.underWay.stream()
          .filter(it -> !it.started || running == FailFast.Running.CANCEL)
          .toList()
          .forEach(it -> tasks.cancel(it, reason));
    }
  }

  private List<TargetRun> underWay() {
    return running.values().stream().flatMap(it -> it.underWay.stream()).toList();
  }

  /// Begins, skips or fails a job all of whose needs have ended.
  private void consider(JobRun job) {
    if (job.state == JobRun.State.ENDED) {
      return;
    }
    if (job.state == JobRun.State.KNOWN) {
      start(job);
      return;
    }
    switch (decide(job)) {
      case Decision.Go _ -> read(job);
      case Decision.Skip(Reason reason) -> {
        job.skipped = true;
        endAsOne(job, Outcome.skipped(reason));
      }
      case Decision.Fail(Reason reason) -> endAsOne(job, Outcome.failed(reason));
    }
  }

  /// Asks once.
  private Decision decide(JobRun job) {
    Decision decision = job.decision.orElseGet(() -> asked(job));
    job.decision = Optional.of(decision);
    return decision;
  }

  private Decision asked(JobRun job) {
    boolean asked = job.node.job().condition().map(Expression::asksStatus).orElse(false);
    Optional<String> unmet =
        job.node.needs().stream()
            .filter(edge -> !asked && !met(edge))
            .map(edge -> edge.job().id())
            .findFirst();
    return unmet
        .<Decision>map(id -> new Decision.Skip(new Reason.Need(id)))
        .orElseGet(() -> judge.job(job));
  }

  private boolean met(JobNode.Edge edge) {
    return switch (edge.condition()) {
      case SUCCEEDED -> run(edge.job()).verdict() == Verdict.SUCCEEDED;
      case COMPLETED -> true;
    };
  }

  private void read(JobRun job) {
    job.state = JobRun.State.READING;
    books.want(new Action.ReadTargets(job.node));
  }

  private void start(JobRun job) {
    job.state = JobRun.State.RUNNING;
    running.put(job.node.index(), job);
    books.tell(at -> new Event.JobStarted(at, job.node));
    job.node
        .job()
        .control()
        .deadline()
        .ifPresent(
            it -> books.in(it, () -> stop(job, new Reason.Deadline(it), FailFast.Running.CANCEL)));
    endIfDone(job);
  }

  private void admit(JobRun job) {
    while (job.mayBegin()) {
      TargetRun target = new TargetRun(job, target(job, job.next++));
      job.underWay.add(target);
      job.fresh++;
      tasks.progress(target);
    }
  }

  private static Target target(JobRun job, int index) {
    return job.targets.orElseThrow().target(index);
  }

  private static boolean hasWaiting(JobRun job) {
    return job.state == JobRun.State.RUNNING && job.stopped.isPresent() && job.next < job.size();
  }

  private void cancelWaiting(JobRun job) {
    for (int i = 0; i < DRAINED_AT_ONCE && hasWaiting(job); i++) {
      end(
          job,
          target(job, job.next++),
          Outcome.cancelled(job.stopped.orElseThrow()),
          Duration.ZERO);
    }
  }

  /// A target counts as failed: enough of them stop the job, or the run.
  private void failed(TargetRun target) {
    JobRun job = target.job;
    job.failed++;
    if (job.failsFast()) {
      stop(job, new Reason.FailFast(), job.running());
    }
    failed();
  }

  /// A target counts as failed, of whatever job.
  private void failed() {
    failed++;
    graph
        .plan()
        .control()
        .failFast()
        .filter(it -> failed >= it.limit(known()) && stopped.isEmpty())
        .ifPresent(it -> halt(new Reason.FailFast(), it.running()));
  }

  /// The targets that are known of; a job that ended without has one.
  private long known() {
    return jobs.stream().mapToLong(it -> Math.max(it.size(), it.totals.targets())).sum();
  }

  private void ended(TargetRun target) {
    JobRun job = target.job;
    job.fresh -= target.started ? 0 : 1;
    job.underWay.remove(target);
    Duration duration = target.started ? books.since(target.startedAt) : Duration.ZERO;
    end(job, target.target, target.outcome(), duration);
  }

  private void end(JobRun job, Target target, Outcome outcome, Duration duration) {
    job.totals = job.totals.plus(outcome);
    books.tell(at -> new Event.TargetEnded(at, target, outcome, duration));
    endIfDone(job);
  }

  /// Ends a job whose targets are not known as one target, keyed as the job.
  private void endAsOne(JobRun job, Outcome outcome) {
    Target one =
        new Target(
            job.node, 0, job.node.id(), new Value.Obj(Map.of("key", Value.of(job.node.id()))));
    job.totals = job.totals.plus(outcome);
    books.tell(at -> new Event.TargetEnded(at, one, outcome, Duration.ZERO));
    end(job);
    if (outcome instanceof Outcome.Failed) {
      failed();
    }
  }

  private void endIfDone(JobRun job) {
    if (job.state == JobRun.State.RUNNING && job.next == job.size() && job.underWay.isEmpty()) {
      end(job);
    }
  }

  private void end(JobRun job) {
    job.state = JobRun.State.ENDED;
    running.remove(job.node.index());
    open--;
    job.targets.ifPresent(TargetSequence::close);
    books.tell(at -> new Event.JobEnded(at, job.node, job.verdict(), job.totals));
    job.dependants.stream().filter(JobRun::needsEnded).forEach(due::add);
  }
}
