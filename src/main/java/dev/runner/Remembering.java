package dev.runner;

import dev.runner.event.KeptTask;
import dev.runner.graph.Target;
import dev.runner.graph.Task;
import dev.runner.journal.Recall;
import dev.runner.schedule.Memory;
import java.time.Duration;
import java.util.Optional;

/// What the journal of a run recalls, for the run to go on with.
///
/// @param failedOnly whether nothing is done but what has failed: what has succeeded is kept though
///   the plan has changed, and what is new is left out
public record Remembering(Recall recall, boolean failedOnly) implements Memory {

  @Override
  public Optional<KeptTask> task(Task task, Optional<String> content) {
    boolean same = failedOnly || content.isPresent() && content.equals(recall.content(task));
    return same ? recall.task(task) : Optional.empty();
  }

  @Override
  public boolean underWay(Task task) {
    return recall.underWay(task);
  }

  @Override
  public Optional<Duration> target(Target target) {
    return recall.duration(target);
  }

  @Override
  public boolean wants(Target target) {
    return !failedOnly || recall.knows(target);
  }
}
