package dev.runner.schedule;

import dev.runner.driver.Feedback;
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
import dev.runner.plan.Need;
import dev.runner.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Watches a run from outside, by its events alone, and objects to whatever breaks a promise. It
/// keeps its own account of the plan, and never looks into the ledger.
final class Observer implements EventSink {
  private final Graph graph;
  private final boolean late;
  private final LimiterAccounts limiters;
  private final List<Account.JobAccount> jobs = new ArrayList<>();
  private final FollowingAccount following = new FollowingAccount(jobs);
  private Instant last = Instant.EPOCH;
  private long begun = -1;
  private boolean ended;
  private int running;
  private long failed;
  private Optional<Reason> stopping = Optional.empty();
  private int stopsAsked;

  /// @param late whether attempts go out later than they start, so that limiters may let less pass
  Observer(Graph graph, boolean late) {
    this.graph = graph;
    this.late = late;
    this.limiters = new LimiterAccounts(graph);
    graph.jobs().forEach(it -> jobs.add(new Account.JobAccount(it, graph.plan().limits())));
  }

  void stopAsked() {
    stopsAsked++;
  }

  void see(Action action) {
    if (action instanceof Action.ReadTargets(JobNode job)) {
      jobs.get(job.index()).reading = true;
    }
  }

  /// An attempt went out.
  void sent(Task task, long at) {
    limiters.passed(task.step(), task.target()).forEach(it -> it.sent(at));
  }

  /// An attempt is about to end, and to say this.
  void ends(Task task, Feedback said, long now) {
    Account.TaskAccount account = account(task);
    account.said = said;
    account.free += said.throttled() ? 1 : 0;
    Optional<Feedback.Pause> pause = said.pause();
    if (pause.isPresent()) {
      limiters
          .pausable(task.step(), task.target())
          .forEach(it -> it.mayPause(pause.get().asked(), now));
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
      case Event.Warned _, Event.ServiceChanged _, Event.AttemptSpawned _ -> {}
      case Event.FilesChanged _, Event.Resting _, Event.JobAgain _, Event.TargetAgain _ ->
          check(false, "no files are watched", event);
      case Event.TaskKept _ -> check(false, "there was no earlier session", event);
      case Event.LimiterPaused it ->
          limiters
              .named(it.limiter(), it.task().step(), it.task().target())
              .paused(it.pause(), it.asked(), now);
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
      boolean however = asks || edge.condition() == Need.Condition.COMPLETED;
      boolean whole = edge.match() == Need.Match.ALL;
      boolean succeeded = needed.verdict.equals(Optional.of(Verdict.SUCCEEDED)) && !needed.barred;
      boolean met = however || (whole ? succeeded : needed.started.isPresent());
      check(needed.verdict.isPresent() || !whole, "its needs have not ended", event);
      check(met, "its needs are not met", event);
    }
    job.started = Optional.of(now);
  }

  private void targetStarted(Event.TargetStarted event) {
    Account.JobAccount job = jobs.get(event.target().job().index());
    Account.TargetAccount target = job.target(event.target().index());
    check(job.started.isPresent() && job.verdict.isEmpty(), "its job does not run", event);
    check(!target.started && !target.ended, "it was begun", event);
    check(job.reached(event.target().index()), "before its wave", event);
    check(following.met(job, target), "before those that it follows", event);
    check(job.keyed || job.follows() || event.target().index() >= job.next, "out of order", event);
    check(stopping.isEmpty() && !job.stopped(), "a new target after the stop", event);
    job.next = event.target().index() + 1;
    target.started = true;
    job.underWay++;
    int most = job.node.job().control().concurrency().orElse(Integer.MAX_VALUE);
    check(job.underWay <= most, "too many targets under way", event);
  }

  private void attemptStarted(Event.AttemptStarted event, long now) {
    Account.JobAccount job = jobs.get(event.task().job().index());
    Account.TargetAccount target = job.target(event.task().target().index());
    Account.TaskAccount task = account(event.task());
    check(target.started && !target.ended, "its target is not under way", event);
    check(!task.running && task.end.isEmpty(), "it runs or has ended", event);
    check(++task.attempts == event.number(), "the number is wrong", event);
    int most = task.step.step().retry().max() + 1 + task.free;
    check(task.attempts <= most, "too many attempts", event);
    check(now >= task.again, "before its delay is over", event);
    check(target.turn(task), "before its needs", event);
    check(stopsAsked < 2, "after the second stop", event);
    boolean asks = task.step.step().condition().map(Expression::asksStatus).orElse(false);
    check(task.step.last() || asks || !target.failedBefore(task), "behind a failure", event);
    check(task.step.last() || mayGoOn(job), "after the stop", event);
    task.running = true;
    running++;
    check(running <= concurrency(), "too many attempts at once", event);
    limiters.passed(task.step, target.target()).forEach(it -> it.started(now));
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
    Account.TaskAccount task = account(event.task());
    check(task.running && task.attempts == event.number(), "it does not run", event);
    task.running = false;
    running--;
    giveBack(job, task, event.task(), now);
    task.again = event.retryIn().map(it -> now + it.toNanos()).orElse(Long.MAX_VALUE);
  }

  /// A pause that an attempt asked for is heeded, unless somebody had stopped its target.
  private void giveBack(Account.JobAccount job, Account.TaskAccount task, Task id, long now) {
    limiters.passed(id.step(), id.target()).forEach(LimiterAccount::ended);
    Optional<Duration> asked = task.said.pause().flatMap(Feedback.Pause::asked);
    if (asked.isPresent() && stopping.isEmpty() && job.undisturbed(task)) {
      limiters.pausable(id.step(), id.target()).forEach(it -> it.mustPause(asked.get(), now));
    }
  }

  private void taskEnded(Event.TaskEnded event) {
    Task id = event.result().task();
    Account.JobAccount job = jobs.get(id.job().index());
    Account.TargetAccount target = job.target(id.target().index());
    Account.TaskAccount task = account(id);
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
    Account.TargetAccount target = job.target(event.target().index());
    check(!target.ended && job.verdict.isEmpty(), "it had ended", event);
    target.ended = true;
    target.outcome = Optional.of(event.outcome());
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
    job.barred |=
        job.started.isPresent()
            && !target.started
            && ends.isEmpty()
            && event.outcome() instanceof Outcome.Skipped(Reason.Need _);
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
    boolean none = job.barred && job.totals.targets() == job.totals.skipped();
    check(
        (job.skipped || none) == (event.verdict() == Verdict.SKIPPED),
        "the verdict is wrong",
        event);
  }

  private void runEnded(Event.RunEnded event) {
    ended = true;
    check(
        jobs.stream().allMatch(it -> it.verdict.isPresent()) && running == 0,
        "jobs are left",
        event);
    Totals sum = jobs.stream().map(it -> it.totals).reduce(Totals.NONE, Totals::plus);
    check(sum.equals(event.totals()), "miscounted", event);
    limiters.close();
  }

  /// Time is about to move on: nothing may wait that could have started.
  void rest(long now) {
    for (Account.JobAccount job : jobs) {
      job.passTo(now);
      boolean due = job.node.needs().stream().allMatch(following::settled);
      boolean dealtWith = job.reading || job.started.isPresent() || job.verdict.isPresent();
      check(!due || dealtWith, "a job waits for nothing", job.node);
      check(following.skipped(job), "a target waits for nothing", job.node);
      if (running < concurrency() && job.started.isPresent() && job.verdict.isEmpty()) {
        new Standstill(now, stopping.isPresent(), late, limiters, following).check(job);
      }
    }
  }

  private Account.TaskAccount account(Task task) {
    return jobs.get(task.job().index())
        .target(task.target().index())
        .tasks
        .get(task.step().index());
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
