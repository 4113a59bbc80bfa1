package dev.runner.schedule;

import dev.runner.event.Outcome;
import dev.runner.graph.JobNode;
import dev.runner.plan.Need;
import java.util.List;
import java.util.Optional;

/// What an observer knows of targets that wait for those of other jobs.
///
/// @param jobs all of the run, by their index
record FollowingAccount(List<Account.JobAccount> jobs) {

  /// Whether a job need not be waited for any more.
  boolean settled(JobNode.Edge edge) {
    Account.JobAccount needed = jobs.get(edge.job().index());
    boolean known = edge.match() == Need.Match.TARGET && needed.started.isPresent();
    return needed.verdict.isPresent() || known;
  }

  /// Whether a target may begin by those that it follows.
  boolean met(Account.JobAccount job, Account.TargetAccount target) {
    return job.node.needs().stream()
        .filter(it -> it.match() == Need.Match.TARGET)
        .allMatch(it -> met(it, pair(it, target)));
  }

  private static boolean met(JobNode.Edge edge, Optional<Account.TargetAccount> pair) {
    Optional<Outcome> outcome = pair.flatMap(it -> it.outcome);
    return edge.condition() == Need.Condition.COMPLETED
        ? outcome.isPresent()
        : outcome.filter(Outcome.Succeeded.class::isInstance).isPresent();
  }

  private Optional<Account.TargetAccount> pair(JobNode.Edge edge, Account.TargetAccount target) {
    return jobs.get(edge.job().index()).target(target.target().key());
  }

  /// Whether no target is left of a job that can never begin.
  boolean skipped(Account.JobAccount job) {
    return job.started.isEmpty()
        || !job.follows()
        || job.targets().noneMatch(it -> !it.ended && !it.started && never(job, it));
  }

  private boolean never(Account.JobAccount job, Account.TargetAccount target) {
    for (JobNode.Edge edge : job.node.needs()) {
      Optional<Account.TargetAccount> pair =
          edge.match() == Need.Match.TARGET ? pair(edge, target) : Optional.of(target);
      boolean over = jobs.get(edge.job().index()).verdict.isPresent();
      boolean lost = edge.match() == Need.Match.TARGET && pair.map(it -> it.ended).orElse(over);
      if (lost && !met(edge, pair)) {
        return true;
      }
    }
    return false;
  }
}
