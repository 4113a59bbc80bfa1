package dev.runner.schedule;

import dev.runner.event.Captured;
import dev.runner.event.Definition;
import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.event.TaskResult;
import dev.runner.event.Wait;
import dev.runner.expr.Value;
import dev.runner.graph.StepNode;
import dev.runner.graph.Task;
import dev.runner.plan.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is known of a task while its target is under way. Only the ledger changes it.
final class TaskRun {

  /// Where a task stands.
  enum State {
    /// Waits for other steps of its target.
    PENDING,
    /// Could run, were there a permit and a token.
    READY,
    RUNNING,
    /// Waits for its next attempt.
    RETRYING,
    ENDED
  }

  final TargetRun target;
  final Task task;
  final List<Timer> timers = new ArrayList<>();
  State state = State.PENDING;
  int attempts;
  long started;
  long attemptStarted;

  /// When its last attempt ended.
  long attemptEnded;

  /// Since when it could start, but for what it must pass.
  Optional<Since> since = Optional.empty();

  /// What its last attempt waited for.
  List<Wait> waits = List.of();

  /// Why it was told to stop; what an attempt then ends with.
  Optional<Outcome> stopping = Optional.empty();

  /// Whether its deadline has passed.
  boolean late;

  /// Ends the attempt that runs when it takes too long.
  Optional<Timer> timeout = Optional.empty();

  /// How it ended, without what it printed.
  Optional<TaskResult> result = Optional.empty();

  /// Where it is ready, or started from.
  Optional<Lane> lane = Optional.empty();

  /// Whether it was not done again, as an earlier session of the run has done it.
  boolean kept;

  /// What defines it.
  Optional<Definition> content = Optional.empty();

  /// How many of its attempts use up no retry: throttled ones, and those that `until` repeats.
  int free;

  /// Whether it is a service that can be used.
  boolean ready;

  /// How many restarts of a service there were, one after the other.
  int restarts;

  /// How the last attempt at a service ended that is to be started again.
  Optional<TaskResult> last = Optional.empty();

  TaskRun(TargetRun target, StepNode step) {
    this.target = target;
    this.task = new Task(target.target, step);
  }

  Step step() {
    return task.step().step();
  }

  boolean service() {
    return task.step().service();
  }

  boolean ended() {
    return state == State.ENDED;
  }

  /// Whether nothing that needs it has to wait for it: it has ended, or is a service that is ready.
  boolean settled() {
    return ready || ended();
  }

  /// Whether nothing was done of it that an earlier session of the run had not done.
  boolean asBefore() {
    return kept || service() || ended() && attempts == 0 && !failed();
  }

  /// Whether it has failed as an earlier session of the run was broken off in the middle of it.
  boolean brokenOff() {
    return result.flatMap(it -> it.outcome().why()).filter(TaskRun::brokenOff).isPresent();
  }

  private static boolean brokenOff(Reason reason) {
    return reason instanceof Reason.BrokenOff;
  }

  /// Whether it is failed and counts as such.
  boolean failed() {
    return result.map(TaskResult::outcome).filter(TaskRun::counts).isPresent();
  }

  private static boolean counts(Outcome outcome) {
    return outcome instanceof Outcome.Failed(Reason _, boolean tolerated) && !tolerated;
  }

  /// How it ends without an attempt that says so.
  TaskResult unstarted(Outcome outcome, Duration duration) {
    return new TaskResult(
        task,
        outcome,
        attempts,
        duration,
        Value.NULL,
        Optional.empty(),
        Map.of(),
        Captured.NONE,
        Captured.NONE);
  }
}
