package dev.runner.report;

import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.expr.Value;
import dev.runner.graph.JobNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A target that has ended, as the report tells it.
///
/// @param attempts the most that one of its tasks took; 0 when none started
/// @param columns the values of the plan's columns, null where there is none
/// @param tasks as declared
record TargetRecord(
    JobNode job,
    String key,
    Outcome outcome,
    Duration duration,
    int attempts,
    List<Value> columns,
    List<TaskRecord> tasks) {

  boolean succeeded() {
    return outcome instanceof Outcome.Succeeded;
  }

  boolean started() {
    return attempts > 0 || !duration.isZero();
  }

  /// Whether it belongs to what went wrong: it failed, or was cancelled while it ran.
  boolean wrong() {
    return outcome instanceof Outcome.Failed
        || (outcome instanceof Outcome.Cancelled && anyWrong());
  }

  private boolean anyWrong() {
    for (TaskRecord task : tasks) {
      if (task.wrong()) {
        return true;
      }
    }
    return false;
  }

  /// Why it ended so, in a few words: with the step that decided it, where there are several.
  String why() {
    return succeeded() ? "" : outcome.why().map(this::told).orElse("");
  }

  private String told(Reason reason) {
    return deciding(reason).map(task -> task.step().id() + ": ").orElse("") + reason.text();
  }

  private Optional<TaskRecord> deciding(Reason reason) {
    return tasks.size() < 2
        ? Optional.empty()
        : tasks.stream().filter(task -> task.wrong() && task.endedBy(reason)).findFirst();
  }
}
