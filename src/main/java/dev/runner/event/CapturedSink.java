package dev.runner.event;

import dev.runner.graph.Task;

/// Takes what attempts printed, complete, when they have ended. Called once for each attempt,
/// before its end is an event, on threads other than the one that owns the run, several at once; it
/// may take its time, in which the attempt counts as running.
@FunctionalInterface
public interface CapturedSink {

  /// @param attempt its number, from 1
  /// @param stdout gone after the attempt's end was an event, as `stderr` is
  void accept(Task task, int attempt, Captured stdout, Captured stderr);
}
