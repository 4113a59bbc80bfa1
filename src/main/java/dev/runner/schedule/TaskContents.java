package dev.runner.schedule;

import dev.runner.event.Definition;
import dev.runner.expr.Names;
import dev.runner.graph.Task;
import java.util.Optional;

/// Makes out what defines a task, so that it can be told whether it is still the same, and shown.
@FunctionalInterface
public interface TaskContents {

  /// @param names what the task's expressions may use
  /// @return empty where it can't be made out
  Optional<Definition> of(Task task, Names names);

  /// Nobody asks.
  TaskContents NONE = (_, _) -> Optional.empty();
}
