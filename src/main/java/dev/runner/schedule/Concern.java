package dev.runner.schedule;

import dev.runner.event.FileChanges;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// What of a job is to begin anew, as files have changed.
final class Concern {
  final JobRun job;

  /// Its targets, by their index; empty: all of it.
  private Optional<SortedSet<Integer>> targets = Optional.of(new TreeSet<>());

  private FileChanges files = FileChanges.NONE;

  /// When it may begin at the earliest, on the ledger's clock.
  private long due;

  Concern(JobRun job, long now) {
    this.job = job;
    this.due = now;
  }

  void add(Change change, long due) {
    boolean same = job.targets.filter(it -> it.equals(change.read())).isPresent();
    boolean some = same && job.node.job().report().rows().isEmpty();
    targets = targets.filter(_ -> some && change.targets().isPresent());
    targets.ifPresent(it -> it.addAll(change.targets().orElseThrow()));
    files = files.and(change.files());
    this.due = Math.max(this.due, due);
  }

  boolean due(long now) {
    return due <= now;
  }

  /// Whether all of the job is to begin anew; targets alone can only where the others, and what the
  /// job needs, are as they should be.
  boolean whole() {
    return targets.isEmpty()
        || job.stopped.isPresent()
        || job.needs.unmet().isPresent()
        || deserted();
  }

  /// Whether services that the job needs are gone.
  private boolean deserted() {
    return job.needs.jobs().stream()
        .anyMatch(it -> it.state == JobRun.State.ENDED && job.needs.uses(it));
  }

  SortedSet<Integer> targets() {
    return targets.orElseGet(TreeSet::new);
  }

  FileChanges files() {
    return files;
  }
}
