package dev.runner.schedule;

import dev.runner.event.Reason;
import dev.runner.event.Verdict;
import dev.runner.expr.Expression;
import dev.runner.graph.JobNode;
import dev.runner.plan.Need;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What a job needs of others.
final class Needs {
  private final JobNode node;

  /// In the order of the node's edges.
  private final List<JobRun> jobs = new ArrayList<>();

  Needs(JobNode node) {
    this.node = node;
  }

  /// Those of the node are added in their order.
  void add(JobRun needed) {
    jobs.add(needed);
  }

  List<JobRun> jobs() {
    return jobs;
  }

  boolean none() {
    return jobs.isEmpty();
  }

  /// Whether nothing has to be waited for any more.
  boolean settled() {
    for (int i = 0; i < jobs.size(); i++) {
      JobRun needed = jobs.get(i);
      boolean there = needed.state == JobRun.State.ENDED || forReady(i) && needed.ready();
      if (needed.stale || !needed.anew.wanted.isEmpty() || !there) {
        return false;
      }
    }
    return true;
  }

  private boolean forReady(int need) {
    return node.needs().get(need).condition() == Need.Condition.READY;
  }

  /// Whether the services of another are waited for.
  boolean uses(JobRun other) {
    int need = jobs.indexOf(other);
    return need >= 0 && forReady(need);
  }

  /// Which of these did not end as needed, or have failed while they serve; a condition that asks
  /// for their status decides alone.
  Optional<Reason> unmet() {
    boolean asks = node.job().condition().map(Expression::asksStatus).orElse(false);
    return IntStream.range(0, asks ? 0 : jobs.size())
        .filter(it -> node.needs().get(it).condition() != Need.Condition.COMPLETED)
        .mapToObj(jobs::get)
        .filter(it -> it.held || it.failed > 0 || it.verdict() != Verdict.SUCCEEDED)
        .<Reason>map(it -> new Reason.Need(it.node.id()))
        .findFirst();
  }

  /// Whether something was done of one of them; services aside.
  boolean redone() {
    for (JobRun needed : jobs) {
      if (needed.redone) {
        return true;
      }
    }
    return false;
  }
}
