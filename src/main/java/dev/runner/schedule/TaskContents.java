package dev.runner.schedule;

import dev.runner.expr.Names;
import dev.runner.graph.Task;
import java.util.Optional;

/// Sums up what defines a task, so that it can be told whether it is still the same.
@FunctionalInterface
public interface TaskContents {

  /// @param names what the task's expressions may use
  /// @return 32 hexadecimal digits; empty where it can't be made out
  Optional<String> of(Task task, Names names);

  /// Nobody asks.
  TaskContents NONE = (_, _) -> Optional.empty();
}
