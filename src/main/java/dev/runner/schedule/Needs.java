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

  /// A job that is needed target by target.
  record Matched(JobRun job, Need.Condition condition) {}

  /// Those.
  List<Matched> matched() {
    return IntStream.range(0, jobs.size())
        .filter(this::matches)
        .mapToObj(it -> new Matched(jobs.get(it), node.needs().get(it).condition()))
        .toList();
  }

  /// Those that are needed as a whole.
  List<JobRun> whole() {
    return IntStream.range(0, jobs.size())
        .filter(it -> !matches(it))
        .<JobRun>mapToObj(jobs::get)
        .toList();
  }

  private boolean matches(int need) {
    return node.needs().get(need).match() == Need.Match.TARGET;
  }

  /// Whether nothing has to be waited for any more.
  boolean settled() {
    for (int i = 0; i < jobs.size(); i++) {
      JobRun needed = jobs.get(i);
      boolean there =
          needed.state == JobRun.State.ENDED
              || forReady(i) && needed.ready()
              || matches(i) && needed.state == JobRun.State.RUNNING;
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

  /// Whether one of some jobs asks what became of each target of another.
  static boolean anyAsks(List<JobRun> some, JobRun other) {
    for (JobRun job : some) {
      if (job.needs.asks(other)) {
        return true;
      }
    }
    return false;
  }

  private boolean asks(JobRun other) {
    for (Need need : node.job().needs()) {
      if (need.results() && need.job().equals(other.node.id())) {
        return true;
      }
    }
    return false;
  }

  /// Which of these did not end as needed, or have failed while they serve; a condition that asks
  /// for their status decides alone. One that is needed target by target has to have targets.
  Optional<Reason> unmet() {
    boolean asks = node.job().condition().map(Expression::asksStatus).orElse(false);
    return IntStream.range(0, asks ? 0 : jobs.size())
        .filter(it -> node.needs().get(it).condition() != Need.Condition.COMPLETED)
        .filter(it -> matches(it) ? jobs.get(it).targets.isEmpty() : unwell(jobs.get(it)))
        .<Reason>mapToObj(it -> new Reason.Need(jobs.get(it).node.id()))
        .findFirst();
  }

  private static boolean unwell(JobRun needed) {
    return needed.held
        || needed.turns.barred
        || needed.failed > 0
        || needed.verdict() != Verdict.SUCCEEDED;
  }

  /// Whether something was done of one that is needed as a whole; services aside.
  boolean redone() {
    for (int i = 0; i < jobs.size(); i++) {
      if (jobs.get(i).redone && !matches(i)) {
        return true;
      }
    }
    return false;
  }
}
