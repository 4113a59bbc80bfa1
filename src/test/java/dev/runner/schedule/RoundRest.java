package dev.runner.schedule;

import static dev.runner.schedule.RoundObserver.check;

import java.time.Duration;
import java.util.List;

/// Sees whether all has been done that was to begin anew when nothing happens any more.
///
/// @param jobs in the order of the graph
record RoundRest(List<RoundAccount> jobs) {
  /// A job that writes what it watches begins anew no later than this.
  private static final long LATEST = Duration.ofSeconds(61).toNanos();

  /// Whether nothing is under way but services.
  boolean calm() {
    return jobs.stream().allMatch(RoundAccount::calm);
  }

  /// Time is about to move on, or the run to be ended.
  ///
  /// @param rested whether it was told that all is done
  void moves(boolean rested, long now) {
    jobs.forEach(RoundAccount::hold);
    if (!calm() || jobs.stream().anyMatch(RoundAccount::stopping)) {
      return;
    }
    List<RoundAccount> due = jobs.stream().filter(it -> it.due).toList();
    due.forEach(it -> check(it.unsure || it.blocked(), "it waits for nothing", it.node));
    if (due.isEmpty()) {
      boolean starting = jobs.stream().anyMatch(RoundAccount::starting);
      check(rested || starting, "it rests, and nobody knows", "");
      fresh(now);
    }
  }

  /// All has been done, and since what it needs had been, and since files changed.
  void fresh(long now) {
    jobs.forEach(RoundAccount::hold);
    for (RoundAccount job : jobs) {
      boolean later = job.echoes && now < job.changedAt + LATEST;
      boolean never = job.asOne && job.totals.cancelled() > 0;
      if (!job.left() && !job.held && !job.unsure) {
        check(later || job.fresh(), "a change was forgotten", job.node);
        check(never || job.inOrder(), "older than what it needs", job.node);
        check(!job.broken(), "what was ended has not begun anew", job.node);
        check(!job.due && job.dueTargets.isEmpty(), "it has not begun anew", job.node);
      }
    }
  }

  /// What changes were to end has been told to.
  void heeded() {
    for (RoundAccount job : jobs) {
      check(!job.due || !job.works(), "it goes on", job.node);
      check(job.dueTargets.stream().noneMatch(job::works), "a target goes on", job.node);
      boolean goesOn = job.left() || job.held || job.echoes;
      boolean waits = job.due || job.begun == RoundAccount.NEVER;
      check(goesOn || waits || !job.hurries(), "a change is not heeded", job.node);
    }
  }
}
