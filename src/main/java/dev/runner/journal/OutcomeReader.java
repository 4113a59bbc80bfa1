package dev.runner.journal;

import dev.runner.event.Outcome;
import dev.runner.event.Reason;

/// Makes outcomes and their reasons of fields again.
final class OutcomeReader {
  private OutcomeReader() {}

  static Outcome outcome(JsonFields of) throws FormatException {
    String word = of.text("outcome");
    return switch (word) {
      case "succeeded" -> Outcome.SUCCEEDED;
      case "failed" -> new Outcome.Failed(reason(of), of.has("tolerated"));
      case "skipped" -> Outcome.skipped(reason(of));
      case "cancelled" -> Outcome.cancelled(reason(of));
      default -> throw new FormatException("there is no outcome `" + word + "`");
    };
  }

  private static Reason reason(JsonFields event) throws FormatException {
    JsonFields of = event.in("reason");
    String kind = of.text("kind");
    return switch (kind) {
      case "exit" -> new Reason.Exit(of.small("code"));
      case "signal" -> new Reason.Signal(of.small("signal"));
      case "timeout" -> new Reason.Timeout(of.duration("after_ms"));
      case "deadline" -> new Reason.Deadline(of.duration("after_ms"));
      case "spawn" -> new Reason.Spawn(of.text("message"));
      case "http" -> http(of);
      case "expectation" -> new Reason.Expectation(of.text("message"));
      case "require" -> new Reason.Require(of.text("message"));
      case "expression" -> new Reason.Expression(of.text("message"));
      case "source" -> new Reason.Source(of.text("message"));
      case "service" -> new Reason.Service(of.text("message"));
      case "need" -> new Reason.Need(of.text("need"));
      case "unmatched" -> new Reason.Unmatched(of.text("need"));
      case "condition" -> new Reason.Condition();
      case "fail_fast" -> new Reason.FailFast();
      case "interrupted" -> new Reason.Interrupted();
      case "broken_off" -> new Reason.BrokenOff();
      case "changed" -> new Reason.Changed();
      default -> throw new FormatException("there is no reason `" + kind + "`");
    };
  }

  private static Reason http(JsonFields of) throws FormatException {
    return of.has("status")
        ? new Reason.Status(of.small("status"), of.text("message"))
        : new Reason.Connection(truth(of, "heard"), truth(of, "passing"), of.text("message"));
  }

  private static boolean truth(JsonFields of, String name) throws FormatException {
    return of.value(name).equals(dev.runner.expr.Value.of(true));
  }
}
