package dev.runner.schedule;

import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.event.Totals;
import dev.runner.event.Verdict;
import dev.runner.expr.Names;
import dev.runner.graph.JobNode;
import dev.runner.graph.StepNode;
import dev.runner.graph.Target;
import dev.runner.plan.FailFast;
import dev.runner.plan.TargetSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/// What is known of a job. Only the ledger changes it.
final class JobRun {

  /// Where a job stands.
  enum State {
    /// Waits for the jobs that it needs.
    WAITING,
    /// Its targets are being read.
    READING,
    /// Its targets are known, but the run has not begun.
    KNOWN,
    RUNNING,
    ENDED
  }

  /// Targets under way in a job that does not say: enough that retries in long delays hold up no
  /// others.
  private static final int CROWD = 1000;

  final JobNode node;

  final Needs needs;
  final List<JobRun> dependants = new ArrayList<>();

  /// Those of them that need it target by target.
  final List<JobRun> followers = new ArrayList<>();

  final Set<TargetRun> underWay = new LinkedHashSet<>();
  final Reach reach;
  final Way[] ways;

  /// Whether its targets may have to pass different gates, so that several wait at once.
  final boolean keyed;

  /// Whether it has services.
  final boolean serves;

  /// Whether changes of files concern it.
  final boolean watched;

  /// Whether it may yet begin again after it has ended.
  boolean recurs;

  /// Whether it is to be run again, once what it needs has been.
  boolean stale;

  /// Whether it serves as it was before, as what it needs has failed since.
  boolean held;

  final Anew anew = new Anew();
  final Turns turns;

  /// What became of its targets; nothing where nobody asks.
  final Gathered gathered;

  /// The same for the jobs that follow it target by target.
  final Fates fates;

  /// Whether a task was done of it, or of a job that it needs; services aside.
  boolean redone;

  /// Whether it has begun anew since files have changed.
  boolean renewed;

  /// When nothing was left to be done for it the last time.
  OptionalLong rested = OptionalLong.empty();

  /// Whether what its targets begin with are services, which need no permit.
  final boolean background;

  final SlotGate slots;
  final Delays delays;
  final int concurrency;
  State state = State.WAITING;
  Optional<TargetSequence> targets = Optional.empty();

  /// Its one target, once that has begun; of a job with `targets` none.
  Optional<TargetRun> only = Optional.empty();

  /// Targets that have begun, none of whose attempts has.
  int fresh;

  /// Targets under way of which nothing is left but services that are ready.
  int settled;

  long failed;

  Totals totals = Totals.NONE;
  boolean skipped;

  /// What its conditions said when they were asked.
  Optional<Decision> decision = Optional.empty();

  /// Why no further target begins.
  Optional<Reason> stopped = Optional.empty();

  /// Stops it at its deadline.
  Optional<Timer> timer = Optional.empty();

  /// The names of its needs, made when they are first asked for.
  Optional<Names> names = Optional.empty();

  /// @param attempts that may run at once in the whole plan
  /// @param permits how long the run was kept waiting by that
  JobRun(JobNode node, Way[] ways, int attempts, Meter permits) {
    this.node = node;
    this.needs = new Needs(node);
    this.gathered = new Gathered(node.job());
    this.fates = new Fates(node.job());
    this.ways = ways;
    this.slots = new SlotGate(this);
    this.delays = new Delays(permits, slots.meter(), ways);
    this.keyed = Stream.of(ways).anyMatch(Way::keyed);
    this.watched = node.job().watch().isPresent();
    this.serves = !node.job().services().isEmpty();
    this.background = serves && node.steps().stream().allMatch(JobRun::mayComeFirst);
    this.reach = new Reach(node.steps());
    this.turns = new Turns(node, anew, needs);
    this.concurrency = node.job().control().concurrency().orElse(Math.max(CROWD, attempts));
  }

  private static boolean mayComeFirst(StepNode step) {
    return step.last() || !step.needs().isEmpty() || step.service();
  }

  int size() {
    return targets.map(TargetSequence::size).orElse(0);
  }

  Target target(int index) {
    return targets.orElseThrow().target(index);
  }

  /// Whether it has ended for good.
  boolean over() {
    return state == State.ENDED && !recurs;
  }

  /// A target has ended.
  void ended(int target, Outcome outcome) {
    totals = totals.plus(outcome);
    if (watched) {
      anew.ended(target, outcome);
    }
  }

  /// A target that has ended is to begin again.
  void takeBack(int target, Outcome before) {
    totals = totals.minus(before);
    failed -= before instanceof Outcome.Failed ? 1 : 0;
    anew.add(target);
    fates.remove(target);
  }

  /// Nothing has been done yet.
  void renew() {
    release();
    turns.clear();
    gathered.clear();
    fates.clear();
    state = State.WAITING;
    held = false;
    only = Optional.empty();
    failed = 0;
    totals = Totals.NONE;
    skipped = false;
    decision = Optional.empty();
    stopped = Optional.empty();
    names = Optional.empty();
    renewed = true;
  }

  /// Lets go of its targets.
  void release() {
    targets.ifPresent(TargetSequence::close);
    targets = Optional.empty();
  }

  /// Whether there is nothing to be done for it now: it waits for others, has ended, or only
  /// serves.
  boolean resting() {
    return switch (state) {
      case READING, KNOWN -> false;
      case WAITING, ENDED -> true;
      case RUNNING -> !turns.more() && underWay.stream().allMatch(TargetRun::resting);
    };
  }

  /// Whether all that is under way of it has been told to end.
  boolean ending() {
    return underWay.stream().allMatch(it -> it.stopped.isPresent());
  }

  /// Whether what is under way of a target counts no more, as it is to begin anew.
  boolean superseded(int target) {
    return stale || anew.wanted.contains(target);
  }

  /// A target begins.
  void begin(TargetRun target) {
    underWay.add(target);
    fresh++;
    only = single() ? Optional.of(target) : Optional.empty();
  }

  /// Whether it has one target, as it has no `targets`.
  boolean single() {
    return node.job().targets().source() instanceof TargetSource.Single;
  }

  /// Whether another job asks what became of each of its targets.
  boolean gathers() {
    return Needs.anyAsks(dependants, this);
  }

  /// Whether it was stopped because enough had failed.
  boolean failedFast() {
    return stopped.filter(Reason.FailFast.class::isInstance).isPresent();
  }

  /// Whether all its targets have begun, and nothing is left of them but services that are ready.
  boolean ready() {
    return serves && state == State.RUNNING && !turns.more() && settled == underWay.size();
  }

  boolean mayBegin() {
    return hasMore() && fresh == 0 && underWay.size() - settled < concurrency;
  }

  /// Whether a further target may begin though others wait for their limiters.
  boolean mayLookAhead() {
    return keyed && hasMore() && fresh < CROWD;
  }

  /// Whether nothing but its `concurrency` keeps a target from beginning.
  boolean crowded() {
    return hasMore() && begun() >= concurrency;
  }

  private boolean hasMore() {
    return goesOn() && turns.any();
  }

  /// Whether it has targets that never begin, by what has become of those of others.
  boolean hasBarred() {
    return goesOn() && turns.anyBarred();
  }

  private boolean goesOn() {
    return state == State.RUNNING && stopped.isEmpty();
  }

  /// Whether a wave of its targets is over, and another is to begin.
  boolean waveOver() {
    return goesOn() && turns.waveOver() && underWay.size() == settled;
  }

  /// Targets under way of which an attempt was made; those that only serve do not count.
  int begun() {
    return underWay.size() - fresh - settled;
  }

  /// Whether it has targets that will not begin, and are yet to be reported.
  boolean hasWaiting() {
    return state == State.RUNNING && stopped.isPresent() && turns.more();
  }

  /// What becomes of those under way, where so many have failed that the job stops.
  Optional<FailFast.Running> failsFast() {
    Optional<FailFast> failFast = node.job().control().failFast();
    return failFast.filter(it -> failed >= it.limit(size())).map(FailFast::running);
  }

  Verdict verdict() {
    Verdict verdict = skipped && totals.targets() == 0 ? Verdict.SKIPPED : totals.verdict();
    return !skipped && !turns.barred && verdict == Verdict.SKIPPED ? Verdict.SUCCEEDED : verdict;
  }
}
