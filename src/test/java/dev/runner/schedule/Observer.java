package dev.runner.schedule;

import dev.runner.event.Event;
import dev.runner.event.EventSink;
import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.event.Totals;
import dev.runner.event.Verdict;
import dev.runner.expr.Expression;
import dev.runner.graph.Graph;
import dev.runner.graph.JobNode;
import dev.runner.graph.Task;
import dev.runner.plan.FailFast;
import dev.runner.plan.Limiter;
import dev.runner.plan.Need;
import dev.runner.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Watches a run from outside, by its events alone, and objects to whatever breaks a promise. It
/// keeps its own account of the plan, and never looks into the ledger.
final class Observer implements EventSink {
  private final Graph graph;
  private final Optional<Window> window;
  private final List<Account.JobAccount> jobs = new ArrayList<>();
  private Instant last = Instant.EPOCH;
  private long begun = -1;
  private boolean ended;
  private int running;
  private long failed;
  private Optional<Reason> stopping = Optional.empty();
  private int stopsAsked;

  Observer(Graph graph) {
    this.graph = graph;
    this.window = graph.plan().control().rateLimit().flatMap(Limiter::rate).map(Window::new);
    graph.jobs().forEach(it -> jobs.add(new Account.JobAccount(it)));
  }

  void stopAsked() {
    stopsAsked++;
  }

  void see(Action action) {
    if (action instanceof Action.ReadTargets(JobNode job)) {
      jobs.get(job.index()).reading = true;
    }
  }

  @Override
  public void accept(Event event) {
    check(!event.at().isBefore(last), "time goes back", event);
    check(!ended, "the run had ended", event);
    check(event instanceof Event.RunStarted == begun < 0, "the run begins once, and first", event);
    last = event.at();
    long now = nanos(event.at());
    switch (event) {
      case Event.RunStarted _ -> begun = now;
      case Event.TargetsKnown it -> known(it);
      case Event.JobStarted it -> jobStarted(it, now);
      case Event.TargetStarted it -> targetStarted(it);
      case Event.AttemptStarted it -> attemptStarted(it, now);
      case Event.AttemptEnded it -> attemptEnded(it, now);
      case Event.TaskEnded it -> taskEnded(it);
      case Event.TargetEnded it -> targetEnded(it);
      case Event.JobEnded it -> jobEnded(it);
      case Event.LimiterPaused _, Event.ServiceChanged _, Event.Warned _ -> {}
      case Event.Stopping it -> {
        check(stopping.isEmpty(), "it was stopping", it);
        stopping = Optional.of(it.reason());
      }
      case Event.RunEnded it -> runEnded(it);
    }
  }

  private void known(Event.TargetsKnown event) {
    Account.JobAccount job = jobs.get(event.job().index());
    check(job.size.isEmpty() && job.verdict.isEmpty(), "they were known", event);
    boolean first = jobs.stream().allMatch(it -> it.started.isEmpty());
    check(!event.job().needs().isEmpty() || first, "a job has started", event);
    job.size = Optional.of(event.targets());
  }

  private void jobStarted(Event.JobStarted event, long now) {
    Account.JobAccount job = jobs.get(event.job().index());
    check(
        job.started.isEmpty() && job.verdict.isEmpty() && job.size.isPresent(),
        "out of turn",
        event);
    boolean asks = event.job().job().condition().map(Expression::asksStatus).orElse(false);
    for (JobNode.Edge edge : event.job().needs()) {
      Account.JobAccount needed = jobs.get(edge.job().index());
      boolean met =
          asks
              || edge.condition() == Need.Condition.COMPLETED
              || needed.verdict.equals(Optional.of(Verdict.SUCCEEDED));
      check(needed.verdict.isPresent() && met, "its needs are not met", event);
    }
    job.started = Optional.of(now);
  }

  private void targetStarted(Event.TargetStarted event) {
    Account.JobAccount job = jobs.get(event.target().job().index());
    Account.TargetAccount target = account(job, event.target().index());
    check(job.started.isPresent() && job.verdict.isEmpty(), "its job does not run", event);
    check(!target.started && !target.ended, "it was begun", event);
    check(event.target().index() >= job.next, "out of order", event);
    check(stopping.isEmpty() && !job.stopped(), "a new target after the stop", event);
    job.next = event.target().index() + 1;
    target.started = true;
    job.underWay++;
    int most = job.node.job().control().concurrency().orElse(Integer.MAX_VALUE);
    check(job.underWay <= most, "too many targets under way", event);
  }

  private void attemptStarted(Event.AttemptStarted event, long now) {
    Account.JobAccount job = jobs.get(event.task().job().index());
    Account.TargetAccount target = account(job, event.task().target().index());
    Account.TaskAccount task = target.tasks.get(event.task().step().index());
    check(target.started && !target.ended, "its target is not under way", event);
    check(!task.running && task.end.isEmpty(), "it runs or has ended", event);
    check(++task.attempts == event.number(), "the number is wrong", event);
    check(task.attempts <= task.step.step().retry().max() + 1, "too many attempts", event);
    check(now >= task.again, "before its delay is over", event);
    check(target.turn(task), "before its needs", event);
    check(stopsAsked < 2, "after the second stop", event);
    boolean asks = task.step.step().condition().map(Expression::asksStatus).orElse(false);
    check(task.step.last() || asks || !target.failedBefore(task), "behind a failure", event);
    check(task.step.last() || mayGoOn(job), "after the stop", event);
    task.running = true;
    running++;
    check(running <= concurrency(), "too many attempts at once", event);
    windows(job, task).forEach(it -> it.grant(now));
  }

  /// Whether started targets go on with their steps.
  private boolean mayGoOn(Account.JobAccount job) {
    boolean finishes =
        stopping.isEmpty()
            || stopping.get() instanceof Reason.FailFast
                && stopsAsked == 0
                && graph.plan().control().failFast().orElseThrow().running()
                    == FailFast.Running.FINISH;
    boolean jobFinishes =
        !job.failedFast()
            || job.node.job().control().failFast().orElseThrow().running()
                == FailFast.Running.FINISH;
    return finishes && jobFinishes && !job.late;
  }

  private void attemptEnded(Event.AttemptEnded event, long now) {
    Account.JobAccount job = jobs.get(event.task().job().index());
    Account.TaskAccount task =
        account(job, event.task().target().index()).tasks.get(event.task().step().index());
    check(task.running && task.attempts == event.number(), "it does not run", event);
    task.running = false;
    running--;
    task.again = event.retryIn().map(it -> now + it.toNanos()).orElse(Long.MAX_VALUE);
  }

  private void taskEnded(Event.TaskEnded event) {
    Task id = event.result().task();
    Account.JobAccount job = jobs.get(id.job().index());
    Account.TargetAccount target = account(job, id.target().index());
    Account.TaskAccount task = target.tasks.get(id.step().index());
    check(!task.running && task.end.isEmpty() && !target.ended, "out of turn", event);
    check(task.attempts == event.result().attempts(), "the attempts are miscounted", event);
    task.end = Optional.of(event.result().outcome());
    if (Account.counts(event.result().outcome()) && !target.failed) {
      target.failed = true;
      job.failed++;
      failed++;
    }
  }

  private void targetEnded(Event.TargetEnded event) {
    Account.JobAccount job = jobs.get(event.target().job().index());
    Account.TargetAccount target = account(job, event.target().index());
    check(!target.ended && job.verdict.isEmpty(), "it had ended", event);
    target.ended = true;
    List<Outcome> ends = target.tasks.stream().flatMap(it -> it.end.stream()).toList();
    check(
        ends.isEmpty() ? !target.started : ends.size() == target.tasks.size(),
        "tasks are left",
        event);
    check(
        ends.isEmpty() || Account.word(ends).equals(event.outcome().word()),
        "the outcome is wrong",
        event);
    check(
        !target.started || stopsAsked > 1 || Account.finallyCame(target),
        "finally did not come",
        event);
    job.underWay -= target.started ? 1 : 0;
    job.totals = job.totals.plus(event.outcome());
    if (job.started.isEmpty()) {
      job.skipped = event.outcome() instanceof Outcome.Skipped;
      failed += Account.counts(event.outcome()) ? 1 : 0;
    }
  }

  private void jobEnded(Event.JobEnded event) {
    Account.JobAccount job = jobs.get(event.job().index());
    check(job.verdict.isEmpty(), "it had ended", event);
    long targets = job.started.isPresent() ? job.size.orElseThrow() : 1;
    check(
        job.totals.targets() == targets && job.totals.equals(event.totals()), "miscounted", event);
    job.verdict = Optional.of(event.verdict());
    check(job.skipped == (event.verdict() == Verdict.SKIPPED), "the verdict is wrong", event);
  }

  private void runEnded(Event.RunEnded event) {
    ended = true;
    check(
        jobs.stream().allMatch(it -> it.verdict.isPresent()) && running == 0,
        "jobs are left",
        event);
    Totals sum = jobs.stream().map(it -> it.totals).reduce(Totals.NONE, Totals::plus);
    check(sum.equals(event.totals()), "miscounted", event);
  }

  /// Time is about to move on: nothing may wait that could have started.
  void rest(long now) {
    for (Account.JobAccount job : jobs) {
      job.late =
          job.late
              || job.started.isPresent()
                  && job.node.job().control().deadline().isPresent()
                  && now - job.started.get() >= job.node.job().control().deadline().get().toNanos();
      boolean due =
          job.node.needs().stream().allMatch(it -> jobs.get(it.job().index()).verdict.isPresent());
      boolean dealtWith = job.reading || job.started.isPresent() || job.verdict.isPresent();
      check(!due || dealtWith, "a job waits for nothing", job.node);
      if (running < concurrency() && job.started.isPresent() && job.verdict.isEmpty()) {
        job.targets.values().stream()
            .filter(it -> it.started && !it.ended)
            .forEach(it -> assertNoneWaits(job, it, now));
        assertNoneToBegin(job, now);
      }
    }
  }

  private void assertNoneWaits(Account.JobAccount job, Account.TargetAccount target, long now) {
    for (Account.TaskAccount task : target.tasks) {
      boolean could = task.end.isEmpty() && !task.running && now >= task.again && target.turn(task);
      check(!could || windows(job, task).anyMatch(it -> !it.fits(now)), "could run", task.step);
    }
  }

  /// The next target in order begins when one of its first steps could run.
  private void assertNoneToBegin(Account.JobAccount job, long now) {
    int next = job.next;
    while (next < job.size.orElseThrow() && account(job, next).ended) {
      next++;
    }
    boolean could =
        next < job.size.orElseThrow()
            && stopping.isEmpty()
            && !job.stopped()
            && job.underWay < job.node.job().control().concurrency().orElse(Integer.MAX_VALUE);
    if (could) {
      for (Account.TaskAccount task : account(job, next).tasks) {
        boolean first = task.step.needs().isEmpty() && !task.step.last();
        boolean plain = task.step.step().condition().isEmpty() && task.end.isEmpty();
        boolean tokens = windows(job, task).allMatch(it -> it.fits(now));
        check(!(first && plain && tokens), "could begin", job.node + " " + next);
      }
    }
  }

  private Stream<Window> windows(Account.JobAccount job, Account.TaskAccount task) {
    return Stream.of(window, job.window, job.stepWindows.get(task.step.index()))
        .flatMap(Optional::stream);
  }

  private static Account.TargetAccount account(Account.JobAccount job, int index) {
    return job.targets.computeIfAbsent(index, _ -> new Account.TargetAccount(job.node));
  }

  private int concurrency() {
    return graph.plan().control().concurrency().orElse(Plan.CONCURRENCY);
  }

  private static long nanos(Instant at) {
    return Duration.between(Instant.EPOCH, at).toNanos();
  }

  private static void check(boolean holds, String otherwise, Object what) {
    if (!holds) {
      throw new AssertionError(otherwise + ": " + (what instanceof Event it ? Lines.of(it) : what));
    }
  }
}
