package dev.runner.schedule;

import dev.runner.event.Totals;
import dev.runner.event.Verdict;
import dev.runner.plan.Closing;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// What a plan does once all its jobs have ended, one after the other: those steps that its end
/// calls for. They count among no targets, but that one of them has failed.
final class Ends {
  private final JobRoll roll;
  private final Jobs jobs;
  private final Deque<JobRun> waiting;
  private Optional<JobRun> current = Optional.empty();
  private boolean skipped;

  /// How the jobs have ended.
  ///
  /// @param interrupted whether somebody ended the run before its end
  record End(Totals totals, boolean interrupted) {
    /// Whether steps are called for. Who ends a run himself need not be told that it has not
    /// succeeded, but that something had failed.
    boolean calls(Closing closing) {
      Verdict verdict = totals.verdict();
      boolean good = verdict == Verdict.SUCCEEDED || verdict == Verdict.SKIPPED;
      return switch (closing) {
        case ON_SUCCESS -> good && !interrupted;
        case ON_FAILURE -> !good && (totals.failed() > 0 || !interrupted);
        case FINALLY -> true;
      };
    }
  }

  Ends(JobRoll roll, Jobs jobs) {
    this.roll = roll;
    this.jobs = jobs;
    this.waiting = new ArrayDeque<>(roll.closing());
  }

  /// Begins what is next, or leaves it out; all jobs have ended.
  ///
  /// @return whether it did
  boolean advance(End end) {
    if (waiting.isEmpty() || underWay()) {
      return false;
    }
    JobRun next = waiting.remove();
    current = Optional.of(next);
    if (!skipped && end.calls(next.node.job().closing().orElseThrow())) {
      jobs.close(next);
    } else {
      jobs.leaveOut(next);
    }
    return true;
  }

  private boolean underWay() {
    return current.filter(it -> it.state != JobRun.State.ENDED).isPresent();
  }

  /// Whether the first has begun, or was left out.
  boolean begun() {
    return current.isPresent();
  }

  boolean over() {
    return waiting.isEmpty() && !underWay();
  }

  /// What has not begun is left out.
  void leaveOut() {
    skipped = true;
  }

  /// What the whole run amounts to.
  ///
  /// @param totals of its jobs
  Verdict verdict(Totals totals) {
    boolean failed = roll.closing().stream().anyMatch(it -> it.failed > 0);
    return switch (totals.verdict()) {
      case SUCCEEDED -> failed ? Verdict.PARTIAL : Verdict.SUCCEEDED;
      case SKIPPED -> failed ? Verdict.FAILED : Verdict.SUCCEEDED;
      case PARTIAL -> Verdict.PARTIAL;
      case FAILED -> Verdict.FAILED;
      case CANCELLED -> Verdict.CANCELLED;
    };
  }
}
