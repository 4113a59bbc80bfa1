package dev.runner.report;

import dev.runner.event.Reason;
import tools.jackson.core.JsonGenerator;

/// Writes why something ended as it did: the kind, and what that kind has of its own.
final class ReasonJson {
  private ReasonJson() {}

  static void write(Reason reason, JsonGenerator json) {
    json.writeObjectPropertyStart("reason");
    json.writeStringProperty("kind", reason.kind());
    switch (reason) {
      case Reason.Exit(int code) -> json.writeNumberProperty("code", code);
      case Reason.Signal(int number) -> json.writeNumberProperty("signal", number);
      case Reason.Timeout timeout ->
          json.writeNumberProperty("after_ms", timeout.after().toMillis());
      case Reason.Deadline end -> json.writeNumberProperty("after_ms", end.after().toMillis());
      case Reason.Spawn(String message) -> json.writeStringProperty("message", message);
      case Reason.Status(int status, String message) -> {
        json.writeNumberProperty("status", status);
        json.writeStringProperty("message", message);
      }
      case Reason.Connection lost -> json.writeStringProperty("message", lost.message());
      case Reason.Expectation(String message) -> json.writeStringProperty("message", message);
      case Reason.Require(String message) -> json.writeStringProperty("message", message);
      case Reason.Expression(String message) -> json.writeStringProperty("message", message);
      case Reason.Source(String message) -> json.writeStringProperty("message", message);
      case Reason.Service(String message) -> json.writeStringProperty("message", message);
      case Reason.Need(String id) -> json.writeStringProperty("need", id);
      case Reason.Unmatched(String job) -> json.writeStringProperty("need", job);
      case Reason.Condition _, Reason.FailFast _, Reason.Interrupted _ -> {}
      case Reason.BrokenOff _, Reason.Changed _ -> {}
    }
    json.writeEndObject();
  }
}
