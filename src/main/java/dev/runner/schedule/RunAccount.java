package dev.runner.schedule;

import dev.runner.event.Reason;
import dev.runner.expr.Value;
import java.util.Map;
import java.util.Optional;

/// What a run amounts to once its jobs have ended, for the steps that a plan has for its end.
public interface RunAccount {

  /// What `run` is for them, besides its id, its plan and its jobs. Asked once, when all that has
  /// happened has been told, by the thread that owns the run.
  ///
  /// @param stopped why the run has stopped before its end, if it has
  Map<String, Value> fields(Optional<Reason> stopped);

  /// Nothing is known.
  RunAccount NONE = _ -> Map.of();
}
