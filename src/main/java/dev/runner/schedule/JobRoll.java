package dev.runner.schedule;

import dev.runner.event.Totals;
import dev.runner.graph.Graph;
import dev.runner.graph.JobNode;
import dev.runner.plan.Need;
import java.util.ArrayList;
import java.util.List;

/// The jobs of a run, in the order of the graph: those that are needed come first.
final class JobRoll {
  private final List<JobRun> all = new ArrayList<>();
  private final List<JobRun> closing = new ArrayList<>();

  JobRoll(Graph graph, Books books) {
    for (JobNode node : graph.jobs()) {
      enter(run(node, books));
    }
    for (JobNode node : graph.closing()) {
      closing.add(run(node, books));
    }
  }

  private static JobRun run(JobNode node, Books books) {
    return new JobRun(node, books.ways.of(node), books.permits.total(), books.concurrency);
  }

  private void enter(JobRun job) {
    all.add(job);
    for (JobNode.Edge edge : job.node.needs()) {
      JobRun needed = of(edge.job());
      job.needs.add(needed);
      needed.dependants.add(job);
      if (edge.match() == Need.Match.TARGET) {
        needed.followers.add(job);
      }
    }
  }

  List<JobRun> all() {
    return all;
  }

  /// What is done once all of these have ended, in this order.
  List<JobRun> closing() {
    return closing;
  }

  JobRun of(JobNode node) {
    return node.closes() ? closing.get(node.index() - all.size()) : all.get(node.index());
  }

  boolean ended() {
    for (JobRun job : all) {
      if (job.state != JobRun.State.ENDED) {
        return false;
      }
    }
    return true;
  }

  /// Whether there is nothing to be done now: there may be services.
  boolean resting() {
    for (JobRun job : all) {
      boolean due = job.stale || !job.anew.wanted.isEmpty() || job.state == JobRun.State.WAITING;
      if (due || !job.resting()) {
        return false;
      }
    }
    return true;
  }

  /// Whether a service has been started and can't be used yet.
  boolean starting() {
    for (JobRun job : all) {
      for (TargetRun target : job.serves ? job.underWay : List.<TargetRun>of()) {
        if (target.starting()) {
          return true;
        }
      }
    }
    return false;
  }

  Totals totals() {
    return all.stream().map(it -> it.totals).reduce(Totals.NONE, Totals::plus);
  }

  /// The number of targets that are known of; a job that ended without has one.
  long targets() {
    return all.stream().mapToLong(it -> Math.max(it.size(), it.totals.targets())).sum();
  }

  /// How many have failed, of jobs that are not to be run again.
  long failed() {
    return all.stream().filter(it -> !it.stale).mapToLong(it -> it.failed).sum();
  }

  /// Lets go of all targets.
  void release() {
    all.forEach(JobRun::release);
    closing.forEach(JobRun::release);
  }
}
