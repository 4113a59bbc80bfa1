package dev.runner.report;

import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import java.time.Duration;

/// Packs outcomes and their reasons, and unpacks them.
final class Reasons {
  private static final int SUCCEEDED = 0;
  private static final int FAILED = 1;
  private static final int TOLERATED = 2;
  private static final int SKIPPED = 3;
  private static final int CANCELLED = 4;

  private Reasons() {}

  static void pack(Outcome outcome, Packer into) {
    if (outcome instanceof Outcome.Succeeded) {
      into.number(SUCCEEDED);
    } else {
      packUnsuccessful(outcome, into);
    }
  }

  static Outcome outcome(Unpacker from) {
    int kind = from.small();
    return switch (kind) {
      case FAILED, TOLERATED -> new Outcome.Failed(reason(from), kind == TOLERATED);
      case SKIPPED -> Outcome.skipped(reason(from));
      case CANCELLED -> Outcome.cancelled(reason(from));
      default -> Outcome.SUCCEEDED;
    };
  }

  private static void packUnsuccessful(Outcome outcome, Packer into) {
    into.number(
        switch (outcome) {
          case Outcome.Succeeded _ -> SUCCEEDED;
          case Outcome.Failed(_, boolean tolerated) -> tolerated ? TOLERATED : FAILED;
          case Outcome.Skipped _ -> SKIPPED;
          case Outcome.Cancelled _ -> CANCELLED;
        });
    outcome.why().ifPresent(reason -> packReason(reason, into));
  }

  private static void packReason(Reason reason, Packer into) {
    into.text(reason.kind());
    switch (reason) {
      case Reason.Exit(int code) -> into.number(code);
      case Reason.Signal(int number) -> into.number(number);
      case Reason.Timeout(Duration after) -> into.number(after.toMillis());
      case Reason.Deadline(Duration after) -> into.number(after.toMillis());
      case Reason.Spawn(String message) -> into.text(message);
      case Reason.Status(int status, String message) -> into.number(status).text(message);
      case Reason.Connection lost ->
          into.number(0)
              .number(lost.heard() ? 1 : 0)
              .number(lost.passing() ? 1 : 0)
              .text(lost.message());
      case Reason.Expectation(String message) -> into.text(message);
      case Reason.Require(String message) -> into.text(message);
      case Reason.Expression(String message) -> into.text(message);
      case Reason.Source(String message) -> into.text(message);
      case Reason.Service(String message) -> into.text(message);
      case Reason.Need(String id) -> into.text(id);
      case Reason.Unmatched(String job) -> into.text(job);
      case Reason.Condition _, Reason.FailFast _, Reason.Interrupted _ -> {}
      case Reason.BrokenOff _, Reason.Changed _ -> {}
    }
  }

  /// A status, or 0 where there was no answer.
  private static Reason http(Unpacker from) {
    int status = from.small();
    return status > 0
        ? new Reason.Status(status, from.text())
        : new Reason.Connection(from.small() == 1, from.small() == 1, from.text());
  }

  private static Reason reason(Unpacker from) {
    String kind = from.text();
    return switch (kind) {
      case "exit" -> new Reason.Exit(from.small());
      case "signal" -> new Reason.Signal(from.small());
      case "timeout" -> new Reason.Timeout(Duration.ofMillis(from.number()));
      case "deadline" -> new Reason.Deadline(Duration.ofMillis(from.number()));
      case "spawn" -> new Reason.Spawn(from.text());
      case "http" -> http(from);
      case "expectation" -> new Reason.Expectation(from.text());
      case "require" -> new Reason.Require(from.text());
      case "expression" -> new Reason.Expression(from.text());
      case "source" -> new Reason.Source(from.text());
      case "service" -> new Reason.Service(from.text());
      case "need" -> new Reason.Need(from.text());
      case "unmatched" -> new Reason.Unmatched(from.text());
      case "condition" -> new Reason.Condition();
      case "fail_fast" -> new Reason.FailFast();
      case "interrupted" -> new Reason.Interrupted();
      case "broken_off" -> new Reason.BrokenOff();
      case "changed" -> new Reason.Changed();
      default -> throw new IllegalStateException("no reason is called " + kind);
    };
  }
}
