package dev.runner.report;

import dev.runner.event.Outcome;
import java.util.Optional;

/// A line of the page's table: a task, or a target of which no task was ever considered.
///
/// @param number of the line, from 0
record HtmlRow(int number, JobResult job, TargetRecord target, Optional<TaskRecord> task) {

  Outcome outcome() {
    return task.map(TaskRecord::outcome).orElse(target.outcome());
  }

  /// Whether it is among what people look for first: it failed, be that tolerated or not, or was
  /// stopped while it ran.
  boolean wrong() {
    return wrong(outcome(), task.map(TaskRecord::attempts).orElse(0));
  }

  static boolean wrong(Outcome outcome, int attempts) {
    return outcome instanceof Outcome.Failed
        || outcome instanceof Outcome.Cancelled && attempts > 0;
  }
}
