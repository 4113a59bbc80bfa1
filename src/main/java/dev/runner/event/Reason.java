package dev.runner.event;

import dev.runner.plan.Durations;
import java.time.Duration;

/// Why something ended as it did; its `kind` is the word that reports and plans use.
public sealed interface Reason {

  /// A command ended with a code that is no success.
  record Exit(int code) implements Reason {}

  /// A command was ended by a signal that was not ours.
  record Signal(int number) implements Reason {}

  /// An attempt ran longer than its `timeout`.
  record Timeout(Duration after) implements Reason {}

  /// A command could not be started.
  record Spawn(String message) implements Reason {}

  /// An answer whose status is no success.
  ///
  /// @param message the request and the status, for people
  record Status(int status, String message) implements Reason {}

  /// A request without an answer.
  ///
  /// @param heard whether the server may have acted on it
  /// @param passing whether it may well be otherwise next time
  record Connection(boolean heard, boolean passing, String message) implements Reason {}

  /// A success that is not what was expected of it.
  record Expectation(String message) implements Reason {}

  /// A job's `require` did not hold.
  record Require(String message) implements Reason {}

  /// An expression had no value.
  record Expression(String message) implements Reason {}

  /// The targets could not be read.
  record Source(String message) implements Reason {}

  /// A service did not become ready, or was found unhealthy, or ended while it was needed: this
  /// one, or one that is needed.
  record Service(String message) implements Reason {}

  /// What it needs did not end as needed: a job or a step, by id.
  record Need(String id) implements Reason {}

  /// A job that it needs target by target, by id, has none of its key.
  record Unmatched(String job) implements Reason {}

  /// Its `if` is false.
  record Condition() implements Reason {}

  /// Enough had failed.
  record FailFast() implements Reason {}

  /// Somebody asked the run to stop.
  record Interrupted() implements Reason {}

  /// It was under way when the run was broken off, and is not to be done again of itself.
  record BrokenOff() implements Reason {}

  /// Files have changed, and it is run again.
  record Changed() implements Reason {}

  /// Time was up for the task, the job or the run.
  record Deadline(Duration after) implements Reason {}

  /// The word for it in reports.
  default String kind() {
    return switch (this) {
      case Exit _ -> "exit";
      case Signal _ -> "signal";
      case Timeout _ -> "timeout";
      case Spawn _ -> "spawn";
      case Status _, Connection _ -> "http";
      case Expectation _ -> "expectation";
      case Require _ -> "require";
      case Expression _ -> "expression";
      case Source _ -> "source";
      case Service _ -> "service";
      case Need _ -> "need";
      case Unmatched _ -> "unmatched";
      case Condition _ -> "condition";
      case FailFast _ -> "fail_fast";
      case Interrupted _ -> "interrupted";
      case BrokenOff _ -> "broken_off";
      case Changed _ -> "changed";
      case Deadline _ -> "deadline";
    };
  }

  /// It in a few words, for people: `exit 128`, `timeout after 5m`.
  default String text() {
    return switch (this) {
      case Exit(int code) -> "exit " + code;
      case Signal(int number) -> "signal " + Signals.name(number);
      case Timeout(Duration after) -> "timeout after " + Durations.write(after);
      case Spawn(String message) -> message;
      case Status(int _, String message) -> message;
      case Connection(boolean _, boolean _, String message) -> message;
      case Expectation(String message) -> message;
      case Require(String message) -> message;
      case Expression(String message) -> message;
      case Source(String message) -> message;
      case Service(String message) -> message;
      case Need(String id) -> "needs `" + id + "`";
      case Unmatched(String job) -> "`" + job + "` has no target of this key";
      case Condition _ -> "if is false";
      case FailFast _ -> "fail_fast";
      case Interrupted _ -> "interrupted";
      case BrokenOff _ -> "was under way when the run was broken off (on_interrupt: fail)";
      case Changed _ -> "files changed";
      case Deadline(Duration after) -> "deadline after " + Durations.write(after);
    };
  }
}
