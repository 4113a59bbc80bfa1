package dev.runner.driver;

import dev.runner.event.Captured;
import dev.runner.event.Outcome;
import dev.runner.event.Response;
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
/// @param response what the server answered
/// @param outputs the step's `outputs`, evaluated, when it succeeded
/// @param usage empty where it is not known
/// @param feedback about further attempts
/// @param release lets go of what holds `stdout` and `stderr`
public record Ending(
    Outcome outcome,
    boolean stopped,
    Value exitCode,
    Optional<Response> response,
    Map<String, Value> outputs,
    Captured stdout,
    Captured stderr,
    Optional<Usage> usage,
    Feedback feedback,
    Runnable release)
    implements AutoCloseable {

  /// It failed before there was anything to capture.
  public static Ending failed(Outcome outcome) {
    return new Ending(
        outcome,
        false,
        Value.NULL,
        Optional.empty(),
        Map.of(),
        Captured.NONE,
        Captured.NONE,
        Optional.empty(),
        Feedback.NONE,
        () -> {});
  }

  /// The same, but with another outcome.
  public Ending with(Outcome other) {
    return new Ending(
        other, stopped, exitCode, response, outputs, stdout, stderr, usage, feedback, release);
  }

  /// The same, with what it says about further attempts.
  public Ending with(Feedback other) {
    return new Ending(
        outcome, stopped, exitCode, response, outputs, stdout, stderr, usage, other, release);
  }

  /// The same, but with other outputs.
  public Ending with(Map<String, Value> other) {
    return new Ending(
        outcome, stopped, exitCode, response, other, stdout, stderr, usage, feedback, release);
  }

  /// The same, but for whether it was stopped.
  public Ending stopped(boolean was) {
    return new Ending(
        outcome, was, exitCode, response, outputs, stdout, stderr, usage, feedback, release);
  }

  /// Lets go of what was captured; called when everyone has been told.
  @Override
  public void close() {
    release.run();
  }
}
