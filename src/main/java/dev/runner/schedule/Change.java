package dev.runner.schedule;

import dev.runner.event.FileChanges;
import dev.runner.graph.JobNode;
import java.util.Optional;
import java.util.Set;

/// Files have changed that a job watches.
///
/// @param read the job's targets, as they were read when the files began to be watched
/// @param targets whom it concerns, by their index; empty: the whole job
public record Change(
    JobNode job, TargetSequence read, Optional<Set<Integer>> targets, FileChanges files) {}
