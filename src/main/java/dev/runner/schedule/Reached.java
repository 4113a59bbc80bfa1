package dev.runner.schedule;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.SortedSet;
import java.util.TreeSet;

/// Jobs that begin anew together: some, all that need them, and those whose services these need and
/// which are gone.
final class Reached {
  private final SortedSet<JobRun> all =
      new TreeSet<>((one, other) -> Integer.compare(one.node.index(), other.node.index()));

  private final Deque<JobRun> open = new ArrayDeque<>();

  static SortedSet<JobRun> from(Collection<JobRun> jobs) {
    Reached reached = new Reached();
    reached.open.addAll(jobs);
    while (!reached.open.isEmpty()) {
      reached.go(reached.open.remove());
    }
    return reached.all;
  }

  private void go(JobRun job) {
    if (all.add(job)) {
      open.addAll(job.dependants);
      job.needs.jobs().stream()
          .filter(it -> it.state == JobRun.State.ENDED && job.needs.uses(it))
          .forEach(open::add);
    }
  }
}
