package dev.runner.event;

import dev.runner.graph.Task;
import java.util.List;

/// Takes what attempts printed, complete, when they have ended. Called once for each attempt,
/// before its end is an event, on threads other than the one that owns the run, several at once; it
/// may take its time, in which the attempt counts as running.
@FunctionalInterface
public interface CapturedSink {

  /// Whether it is to be given what an attempt printed; on any thread, which must not be kept.
  default boolean wants(Captured stdout, Captured stderr) {
    return true;
  }

  /// Gives to both.
  default CapturedSink and(CapturedSink other) {
    CapturedSink one = this;
    return new CapturedSink() {
      @Override
      public boolean wants(Captured stdout, Captured stderr) {
        return one.wants(stdout, stderr) || other.wants(stdout, stderr);
      }

      @Override
      public void accept(Task task, int attempt, Captured stdout, Captured stderr) {
        for (CapturedSink sink : List.of(one, other)) {
          if (sink.wants(stdout, stderr)) {
            sink.accept(task, attempt, stdout, stderr);
          }
        }
      }
    };
  }

  /// @param attempt its number, from 1
  /// @param stdout gone after the attempt's end was an event, as `stderr` is
  void accept(Task task, int attempt, Captured stdout, Captured stderr);
}
