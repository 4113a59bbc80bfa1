package dev.runner.schedule;

import dev.runner.driver.Ending;
import dev.runner.event.Reason;
import dev.runner.graph.JobNode;
import java.util.List;

/// What the thread that owns the run is told by others.
sealed interface Message {

  /// What an attempt has to say to others has gone out, at this time of the ledger's clock.
  record AttemptSent(TaskRun task, long nanos) implements Message {}

  /// The process of an attempt is there.
  record Spawned(TaskRun task, long pid) implements Message {}

  record ServiceReady(TaskRun task) implements Message {}

  /// Something that the user should know.
  record Noticed(String warning) implements Message {}

  record AttemptEnded(TaskRun task, Ending ending) implements Message {}

  /// A driver broke in making an attempt.
  record AttemptBroken(TaskRun task, Throwable cause) implements Message {}

  record TargetsRead(JobNode job, TargetSequence targets) implements Message {}

  record TargetsUnread(JobNode job, Reason reason) implements Message {}

  record StopAsked(Reason reason) implements Message {}

  record FilesChanged(List<Change> changes) implements Message {}

  /// Something broke that is not the plan's fault.
  record Broken(Throwable cause) implements Message {}
}
