package dev.runner.schedule;

import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.event.Totals;
import dev.runner.expr.Expression;
import dev.runner.graph.JobNode;
import dev.runner.graph.Task;
import dev.runner.plan.Need;
import dev.runner.plan.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What an observer knows of a job of which more than one run may be seen. Moments are numbers that
/// grow with whatever is seen.
final class RoundAccount {
  /// What has not happened.
  static final long NEVER = -1;

  /// How a target ends that is to begin anew.
  static final Outcome CHANGED = Outcome.cancelled(new Reason.Changed());

  final JobNode node;

  /// In the order of the node's edges.
  final List<RoundAccount> needs = new ArrayList<>();

  final boolean asks;
  final SortedSet<Integer> dueTargets = new TreeSet<>();
  final Map<Integer, RoundTarget> targets = new TreeMap<>();

  /// When the last change was told that counts, of the whole job and of its targets.
  long changed = NEVER;

  final Map<Integer, Long> changedTargets = new TreeMap<>();

  /// The same, in nanoseconds.
  long changedAt = NEVER;

  /// Whether it was found to write what it watches, so that it begins anew later.
  boolean echoes;

  /// Whether it is to begin anew, as was told.
  boolean due;

  /// Whether it was left serving, as what it needs is not well.
  boolean held;

  /// Whether that may be so, as it may be about to end for another reason.
  boolean unsure;

  boolean reading;
  boolean running;
  boolean over;

  /// Whether its targets were never known, so that it ended as one.
  boolean asOne;

  /// When its run began.
  long begun = NEVER;

  long ended = NEVER;
  OptionalInt size = OptionalInt.empty();
  Totals totals = Totals.NONE;

  RoundAccount(JobNode node) {
    this.node = node;
    this.asks = node.job().condition().map(Expression::asksStatus).orElse(false);
  }

  RoundTarget target(int index) {
    return targets.computeIfAbsent(index, _ -> new RoundTarget(node));
  }

  private RoundTarget seen(int index) {
    return targets.getOrDefault(index, new RoundTarget(node));
  }

  RoundTarget.RoundTask task(Task task) {
    return target(task.target().index()).task(task.step());
  }

  /// Whether something of it has been told to stop, and has not.
  boolean stopping() {
    return targets.values().stream().anyMatch(RoundTarget::stopping);
  }

  /// Whether a service of it is not ready yet, or again.
  boolean arriving() {
    return targets.values().stream().anyMatch(RoundTarget::arriving);
  }

  /// How many of its attempts run, services aside.
  long running() {
    return targets.values().stream().mapToLong(RoundTarget::running).sum();
  }

  /// A task has been told to stop, unless it has ended meanwhile.
  void stop(Task task) {
    RoundTarget.RoundTask stopped = seen(task.target().index()).task(task.step());
    stopped.stopped = stopped.running;
  }

  /// Whether it watches files, and does this while it is busy.
  boolean does(Watch.OnBusy onBusy) {
    return node.job().watch().filter(it -> it.onBusy() == onBusy).isPresent();
  }

  /// It begins anew: nothing has been seen of it yet.
  void again() {
    targets.clear();
    dueTargets.clear();
    due = false;
    held = false;
    unsure = false;
    over = false;
    asOne = false;
    begun = NEVER;
    size = OptionalInt.empty();
    totals = Totals.NONE;
  }

  /// Whether nothing is left of it, `finally` aside, but services.
  boolean mainDone() {
    return over
        || running
            && targets.size() == size.orElseThrow()
            && targets.values().stream().allMatch(RoundTarget::mainDone);
  }

  /// Whether nothing is left of it but services.
  boolean calm() {
    return begun != NEVER
        && !reading
        && mainDone()
        && targets.values().stream().allMatch(it -> it.end.isPresent() || it.serves());
  }

  /// Whether a service has been started that can't be used yet.
  boolean starting() {
    return targets.values().stream().anyMatch(RoundTarget::starting);
  }

  /// Whether it runs, with nothing left but services.
  boolean serving() {
    return !over && calm();
  }

  /// Whether a step that is no service runs, `finally` aside, and has not been told to stop.
  boolean works(int target) {
    return seen(target).works();
  }

  boolean works() {
    return targets.values().stream().anyMatch(RoundTarget::works);
  }

  /// Its targets under way, those aside of which nothing is left but services that are ready.
  long crowd() {
    return targets.values().stream()
        .filter(it -> it.started && it.end.isEmpty() && !it.settled())
        .count();
  }

  /// Whether what needs its success is not to run.
  boolean unwell() {
    return totals.failed() + totals.cancelled() > 0
        || targets.values().stream().anyMatch(RoundTarget::failed)
        || asOne && totals.skipped() > 0
        || left();
  }

  /// Whether it goes on serving as it was, as what it needs is not well.
  boolean left() {
    return serving() && unmet();
  }

  /// Whether something has to be waited for before it begins anew.
  boolean blocked() {
    for (int i = 0; i < needs.size(); i++) {
      RoundAccount needed = needs.get(i);
      boolean wanting = waitsForReady(i) ? needed.arriving() : !needed.over;
      if (needed.due || !needed.dueTargets.isEmpty() || wanting || !needed.mainDone()) {
        return true;
      }
    }
    return false;
  }

  /// Leaves it serving if that has been decided.
  void hold() {
    if (due && left() && !blocked()) {
      unsure = stopping();
      held = !unsure;
      due = unsure;
    }
  }

  /// Whether what it needs is not well.
  boolean unmet() {
    for (int i = 0; i < needs.size(); i++) {
      boolean asked = node.needs().get(i).condition() != Need.Condition.COMPLETED;
      if (!asks && asked && needs.get(i).unwell()) {
        return true;
      }
    }
    return false;
  }

  boolean waitsForReady(int need) {
    return node.needs().get(need).condition() == Need.Condition.READY;
  }

  /// When the run of a target began.
  long begun(int index) {
    return asOne ? begun : seen(index).begun;
  }

  /// Whether it began after all changes that concern it.
  boolean fresh() {
    return begun > changed
        && changedTargets.entrySet().stream().allMatch(it -> begun(it.getKey()) > it.getValue());
  }

  /// Whether a change must end at once what it concerns, and has not.
  boolean hurries() {
    return does(Watch.OnBusy.RESTART)
        && (begun <= changed
            || changedTargets.entrySet().stream()
                .anyMatch(it -> hurries(it.getKey(), it.getValue())));
  }

  private boolean hurries(int index, long at) {
    long last = begun(index);
    return last != NEVER && last < at && !dueTargets.contains(index);
  }

  /// Whether it was stopped before its end, but for changes.
  boolean cut() {
    return targets.values().stream()
        .flatMap(it -> it.end.stream())
        .anyMatch(it -> it instanceof Outcome.Cancelled && !it.equals(CHANGED));
  }

  /// Whether something of it was ended because files had changed.
  boolean broken() {
    return targets.values().stream().anyMatch(it -> it.end.equals(Optional.of(CHANGED)));
  }

  /// Whether it began after what it needs had been done.
  boolean inOrder() {
    for (int i = 0; i < needs.size(); i++) {
      RoundAccount needed = needs.get(i);
      long done = waitsForReady(i) ? needed.latest() : needed.ended;
      if (begun < done) {
        return false;
      }
    }
    return true;
  }

  private long latest() {
    return targets.values().stream().mapToLong(it -> it.begun).reduce(begun, Math::max);
  }
}
