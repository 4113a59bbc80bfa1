package dev.runner.journal;

import dev.runner.event.Outcome;
import dev.runner.event.Reason;

/// Writes why something ended as it did, with all that it takes to read it back.
final class ReasonLines {
  private ReasonLines() {}

  static void put(Outcome outcome, JsonText json) {
    json.field("outcome", outcome.word());
    if (outcome instanceof Outcome.Failed(_, boolean tolerated) && tolerated) {
      json.field("tolerated", true);
    }
    if (outcome.why().isPresent()) {
      put(outcome.why().get(), json);
    }
  }

  static void put(Reason reason, JsonText json) {
    json.name("reason").open('{').field("kind", reason.kind());
    switch (reason) {
      case Reason.Exit(int code) -> json.field("code", code);
      case Reason.Signal(int number) -> json.field("signal", number);
      case Reason.Timeout it -> json.field("after_ms", it.after());
      case Reason.Deadline it -> json.field("after_ms", it.after());
      case Reason.Spawn(String message) -> json.field("message", message);
      case Reason.Status(int status, String message) ->
          json.field("status", status).field("message", message);
      case Reason.Connection it ->
          json.field("heard", it.heard())
              .field("passing", it.passing())
              .field("message", it.message());
      case Reason.Expectation(String message) -> json.field("message", message);
      case Reason.Require(String message) -> json.field("message", message);
      case Reason.Expression(String message) -> json.field("message", message);
      case Reason.Source(String message) -> json.field("message", message);
      case Reason.Service(String message) -> json.field("message", message);
      case Reason.Need(String id) -> json.field("need", id);
      case Reason.Unmatched(String job) -> json.field("need", job);
      case Reason.Condition _, Reason.FailFast _, Reason.Interrupted _ -> {}
      case Reason.BrokenOff _, Reason.Changed _ -> {}
    }
    json.close('}');
  }
}
