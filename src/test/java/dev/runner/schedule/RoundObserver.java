package dev.runner.schedule;

import dev.runner.event.Event;
import dev.runner.event.EventSink;
import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.event.ServiceState;
import dev.runner.event.TaskResult;
import dev.runner.event.Totals;
import dev.runner.graph.Graph;
import dev.runner.graph.JobNode;
import dev.runner.graph.Target;
import dev.runner.graph.Task;
import dev.runner.plan.Plan;
import dev.runner.plan.Watch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Watches from outside, by its events and what is asked of workers, a run whose jobs begin anew,
/// and objects to whatever breaks a promise.
final class RoundObserver implements EventSink {
  private static final Duration SLACK = Duration.ofMillis(100);

  private final Graph graph;
  private final List<RoundAccount> jobs = new ArrayList<>();
  private final RoundRest rest = new RoundRest(jobs);

  /// The files of changes that count for nothing.
  private final Set<Path> ignored = new HashSet<>();

  /// The files of changes that end what they concern.
  private final Set<Path> hurried = new HashSet<>();

  private long moment;
  private long lastEvent;
  private boolean open = true;
  private boolean rested;
  private boolean enough;
  private boolean ended;
  private int stops;
  private Optional<Boolean> left = Optional.empty();

  RoundObserver(Graph graph) {
    this.graph = graph;
    for (JobNode node : graph.jobs()) {
      RoundAccount job = new RoundAccount(node);
      node.needs().forEach(it -> job.needs.add(of(it.job())));
      jobs.add(job);
    }
  }

  private RoundAccount of(JobNode node) {
    return jobs.get(node.index());
  }

  void see(Action action) {
    moment++;
    switch (action) {
      case Action.ReadTargets(JobNode node) -> {
        RoundAccount job = of(node);
        check(job.begun == RoundAccount.NEVER && !job.over, "it had begun", node);
        job.reading = true;
        job.begun = moment;
      }
      case Action.Stop(TaskRun task, boolean _) -> of(task.task.job()).stop(task.task);
      case Action.Start _, Action.StopReading _ -> {}
    }
  }

  /// Files are about to be told to have changed.
  void change(Change change, long now) {
    moment++;
    RoundAccount job = of(change.job());
    if (!open) {
      return;
    }
    if (job.does(Watch.OnBusy.IGNORE)) {
      if (reached(job).stream().anyMatch(RoundAccount::works)) {
        ignored.addAll(change.files().paths());
      }
      Duration quiet = change.job().job().watch().orElseThrow().debounce().plus(SLACK);
      if (!atRest() || now - lastEvent <= quiet.toNanos()) {
        return;
      }
    }
    if (job.does(Watch.OnBusy.RESTART)) {
      hurried.addAll(change.files().paths());
    }
    job.changedAt = now;
    change
        .targets()
        .ifPresentOrElse(
            some -> some.forEach(it -> job.changedTargets.put(it, moment)),
            () -> job.changed = moment);
  }

  /// A job and all that need it.
  private List<RoundAccount> reached(RoundAccount job) {
    List<RoundAccount> reached = new ArrayList<>(List.of(job));
    jobs.stream().filter(it -> it.needs.stream().anyMatch(reached::contains)).forEach(reached::add);
    return reached;
  }

  private boolean atRest() {
    return rested && rest.calm();
  }

  /// Somebody presses Ctrl-C.
  void stopAsked(long now) {
    if (open) {
      rest.moves(rested, now);
      left = Optional.of(atRest());
    }
    open = false;
    stops++;
  }

  /// What was told of how the run was ended.
  void closed(boolean wasLeft) {
    check(ended, "the run has no end", "");
    left.filter(it -> it).ifPresent(_ -> check(wasLeft, "it was not left, but rested", ""));
  }

  @Override
  public void accept(Event event) {
    check(!ended, "the run had ended", event);
    moment++;
    lastEvent = nanos(event.at());
    switch (event) {
      case Event.RunStarted _, Event.LimiterPaused _, Event.AttemptSpawned _ -> {}
      case Event.TaskKept it -> check(false, "there was no earlier session", it);
      case Event.TargetsKnown it -> known(of(it.job()), it);
      case Event.JobStarted it -> jobStarted(of(it.job()), it);
      case Event.TargetStarted it -> targetStarted(of(it.target().job()), it);
      case Event.AttemptStarted it -> attemptStarted(of(it.task().job()), it);
      case Event.AttemptEnded it -> {
        RoundTarget.RoundTask task = of(it.task().job()).task(it.task());
        check(task.running && task.attempts == it.number(), "it does not run", it);
        task.running = false;
        task.stopped = false;
        task.ready = false;
      }
      case Event.ServiceChanged it ->
          of(it.task().job()).task(it.task()).ready = it.state() instanceof ServiceState.Ready;
      case Event.TaskEnded it -> taskEnded(it.result(), it);
      case Event.TargetEnded it -> targetEnded(of(it.target().job()), it);
      case Event.JobEnded it -> jobEnded(of(it.job()), it);
      case Event.JobAgain it -> jobAgain(of(it.job()), it);
      case Event.TargetAgain it -> targetAgain(of(it.target().job()), it);
      case Event.FilesChanged it -> filesChanged(it);
      case Event.Resting it -> resting(it);
      case Event.Warned it -> warned(it.message());
      case Event.Stopping it -> {
        enough = it.reason() instanceof Reason.FailFast;
        open &= enough;
      }
      case Event.RunEnded it -> runEnded(it);
    }
  }

  private void known(RoundAccount job, Event.TargetsKnown event) {
    boolean anew = job.over && job.size.equals(OptionalInt.of(event.targets()));
    check(job.size.isEmpty() || anew, "they were known", event);
    job.size = OptionalInt.of(event.targets());
    job.reading = false;
    job.begun = Math.max(job.begun, 0);
  }

  private void jobStarted(RoundAccount job, Event.JobStarted event) {
    check(!job.running, "it runs", event);
    check(job.size.isPresent(), "its targets are not known", event);
    check(!job.over || job.targets.size() < job.size.getAsInt(), "nothing of it is due", event);
    job.running = true;
    job.over = false;
  }

  private void targetStarted(RoundAccount job, Event.TargetStarted event) {
    RoundTarget target = job.target(event.target().index());
    check(job.running, "its job does not run", event);
    check(!target.started && target.end.isEmpty(), "it had started", event);
    check(!enough && stops == 0, "after the stop", event);
    target.started = true;
    target.begun = moment;
    int most = job.node.job().control().concurrency().orElse(Integer.MAX_VALUE);
    check(job.crowd() <= most, "too many targets at once", event);
  }

  private void attemptStarted(RoundAccount job, Event.AttemptStarted event) {
    Task id = event.task();
    RoundTarget target = job.target(id.target().index());
    RoundTarget.RoundTask task = job.task(id);
    check(!task.running && !task.ended && target.end.isEmpty(), "it runs or has ended", event);
    check(++task.attempts == event.number(), "the number is wrong", event);
    check(stops < 2, "after the second stop", event);
    task.running = true;
    if (!id.step().service()) {
      rested = false;
      check(working() <= permits(), "too many attempts at once", event);
    }
    boolean restart = id.step().service() && event.number() > 1;
    if (!id.step().last() && !restart) {
      inTurn(job, id, event);
    }
  }

  private long working() {
    return jobs.stream().mapToLong(RoundAccount::running).sum();
  }

  private int permits() {
    return graph.plan().control().concurrency().orElse(Plan.CONCURRENCY);
  }

  /// All that it needs has been done, also anew.
  private void inTurn(RoundAccount job, Task task, Event event) {
    check(stops == 0, "after the stop", event);
    check(!job.due && !job.dueTargets.contains(task.target().index()), "it is due anew", event);
    for (int i = 0; i < job.needs.size(); i++) {
      check(job.needs.get(i).over || job.waitsForReady(i), "before what it needs", event);
    }
    for (RoundAccount needed : needed(job)) {
      check(needed.mainDone() && !needed.reading, "before `" + needed.node + "`", event);
      boolean stays = needed.left() || needed.unsure;
      check(stays || !needed.due && needed.dueTargets.isEmpty(), "before the new run", event);
    }
  }

  /// All that a job needs, directly or not.
  private Set<RoundAccount> needed(RoundAccount job) {
    Set<RoundAccount> needed = new HashSet<>(job.needs);
    job.needs.forEach(it -> needed.addAll(needed(it)));
    return needed;
  }

  private void taskEnded(TaskResult result, Event event) {
    RoundTarget.RoundTask task = of(result.task().job()).task(result.task());
    check(!task.running && !task.ended, "it runs or had ended", event);
    task.ended = true;
    task.failed = Account.counts(result.outcome());
  }

  private void targetEnded(RoundAccount job, Event.TargetEnded event) {
    RoundTarget target = job.target(event.target().index());
    check(target.end.isEmpty() && !job.over, "it had ended", event);
    long tasks = target.ended();
    check(tasks == 0 || tasks == job.node.steps().size(), "tasks are left", event);
    check(tasks > 0 || !target.started, "tasks are left", event);
    target.end = Optional.of(event.outcome());
    target.begun = target.started ? target.begun : moment;
    job.totals = job.totals.plus(event.outcome());
    if (!job.running) {
      job.due |= event.outcome().equals(RoundAccount.CHANGED);
      job.asOne = true;
      skipped(job, event);
      job.reading = false;
      job.begun = Math.max(job.begun, moment);
    }
  }

  private void skipped(RoundAccount job, Event.TargetEnded event) {
    if (event.outcome() instanceof Outcome.Skipped(Reason.Need(String id))) {
      boolean unwell = job.needs.stream().anyMatch(it -> it.node.id().equals(id) && it.unwell());
      check(unwell, "what it needs is well", event);
    }
  }

  private void jobEnded(RoundAccount job, Event.JobEnded event) {
    check(!job.over, "it had ended", event);
    check(job.totals.equals(event.totals()), "miscounted", event);
    check(job.totals.targets() == (job.asOne ? 1 : job.size.orElseThrow()), "too few", event);
    job.running = false;
    job.over = true;
    job.ended = moment;
    if (enough && job.cut() && job.unmet()) {
      job.held = true;
      job.due = false;
    }
  }

  private void jobAgain(RoundAccount job, Event.JobAgain event) {
    check(open && job.over, "it has not ended", event);
    check(job.totals.equals(event.before()), "it was otherwise", event);
    job.again();
  }

  private void targetAgain(RoundAccount job, Event.TargetAgain event) {
    int index = event.target().index();
    check(open && !job.asOne && job.size.isPresent(), "it is not known", event);
    check(job.target(index).end.equals(Optional.of(event.before())), "it was otherwise", event);
    check(!job.due, "its job is to begin anew", event);
    job.targets.remove(index);
    job.dueTargets.remove(index);
    job.totals = job.totals.minus(event.before());
  }

  private void filesChanged(Event.FilesChanged event) {
    check(open, "no change counts any more", event);
    check(event.changes().paths().stream().noneMatch(ignored::contains), "it was busy", event);
    boolean hurries = event.changes().paths().stream().anyMatch(hurried::contains);
    for (RoundAccount job : event.jobs().stream().map(this::of).toList()) {
      check(hurries || job.due || !job.works(), "what it concerns is under way", event);
      job.due |= job.begun != RoundAccount.NEVER;
      job.dueTargets.clear();
    }
    for (Target it : event.targets()) {
      RoundAccount job = of(it.job());
      check(hurries || !job.works(it.index()), "what it concerns is under way", event);
      check(!job.cut(), "its other targets are to begin anew too", event);
      if (job.begun(it.index()) != RoundAccount.NEVER) {
        job.dueTargets.add(it.index());
      }
    }
    rested = false;
    enough = false;
  }

  private void resting(Event.Resting event) {
    check(open, "nothing begins anew any more", event);
    check(rest.calm(), "something is under way", event);
    check(total().equals(event.totals()), "miscounted", event);
    rested = true;
    rest.fresh(lastEvent);
  }

  private Totals total() {
    return jobs.stream().map(it -> it.totals).reduce(Totals.NONE, Totals::plus);
  }

  private void warned(String message) {
    jobs.stream()
        .filter(it -> message.contains("job `" + it.node + "` runs"))
        .forEach(it -> it.echoes = true);
  }

  private void runEnded(Event.RunEnded event) {
    ended = true;
    check(jobs.stream().allMatch(it -> it.over && !it.running), "jobs are left", event);
    check(total().equals(event.totals()), "miscounted", event);
  }

  /// Time is about to move on: nothing may wait that could have begun anew.
  void rest(long now) {
    if (open) {
      rest.moves(rested, now);
      rest.heeded();
    }
  }

  private static long nanos(Instant at) {
    return Duration.between(Instant.EPOCH, at).toNanos();
  }

  static void check(boolean holds, String otherwise, Object what) {
    if (!holds) {
      throw new AssertionError(otherwise + ": " + (what instanceof Event it ? Lines.of(it) : what));
    }
  }
}
