package dev.runner.driver;

import dev.runner.event.Captured;
import dev.runner.event.Outcome;
import dev.runner.event.Usage;
import dev.runner.expr.Value;
import java.util.Map;
import java.util.Optional;

/// How an attempt ended.
///
/// @param outcome succeeded or failed, when it ended by itself
/// @param stopped whether it ended because it was interrupted; then the outcome is that of whoever
///   interrupted it
/// @param exitCode null value where there is none
/// @param outputs the step's `outputs`, evaluated, when it succeeded
/// @param usage empty where it is not known
/// @param release lets go of what holds `stdout` and `stderr`
public record Ending(
    Outcome outcome,
    boolean stopped,
    Value exitCode,
    Map<String, Value> outputs,
    Captured stdout,
    Captured stderr,
    Optional<Usage> usage,
    Runnable release)
    implements AutoCloseable {

  /// It failed before there was anything to capture.
  public static Ending failed(Outcome outcome) {
    return new Ending(
        outcome,
        false,
        Value.NULL,
        Map.of(),
        Captured.NONE,
        Captured.NONE,
        Optional.empty(),
        () -> {});
  }

  /// The same, but with another outcome.
  public Ending with(Outcome other) {
    return new Ending(other, stopped, exitCode, outputs, stdout, stderr, usage, release);
  }

  /// The same, but for whether it was stopped.
  public Ending stopped(boolean was) {
    return new Ending(outcome, was, exitCode, outputs, stdout, stderr, usage, release);
  }

  /// Lets go of what was captured; called when everyone has been told.
  @Override
  public void close() {
    release.run();
  }
}
