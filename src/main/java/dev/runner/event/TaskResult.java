package dev.runner.event;

import dev.runner.expr.Value;
import dev.runner.graph.Task;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// What became of a task.
///
/// @param attempts made; 0 when it never started
/// @param duration from the start of the first attempt to the end of the last, delays between them
///   included
/// @param exitCode of the last attempt; null value where there is none
/// @param response what the last attempt was answered
/// @param outputs the step's `outputs`, evaluated; empty unless it succeeded
/// @param stdout of the last attempt
/// @param stderr of the last attempt
public record TaskResult(
    Task task,
    Outcome outcome,
    int attempts,
    Duration duration,
    Value exitCode,
    Optional<Response> response,
    Map<String, Value> outputs,
    Captured stdout,
    Captured stderr) {

  /// The same without what was printed.
  public TaskResult light() {
    return new TaskResult(
        task,
        outcome,
        attempts,
        duration,
        exitCode,
        response,
        outputs,
        Captured.NONE,
        Captured.NONE);
  }
}
