package dev.runner.schedule;

import dev.runner.event.KeptTask;
import dev.runner.graph.Target;
import dev.runner.graph.Task;
import java.time.Duration;
import java.util.Optional;

/// What an earlier session of the run has done. Used by the thread that owns the run.
public interface Memory {

  /// How a task ended that has succeeded.
  ///
  /// @param content what defines it now
  Optional<KeptTask> task(Task task, Optional<String> content);

  /// Whether a task was under way when the last session broke off.
  default boolean underWay(Task task) {
    return false;
  }

  /// Whether a target is among those to be done.
  default boolean wants(Target target) {
    return true;
  }

  /// How long a target took that has ended.
  Optional<Duration> target(Target target);

  /// There was none.
  Memory NONE =
      new Memory() {
        @Override
        public Optional<KeptTask> task(Task task, Optional<String> content) {
          return Optional.empty();
        }

        @Override
        public Optional<Duration> target(Target target) {
          return Optional.empty();
        }
      };
}
