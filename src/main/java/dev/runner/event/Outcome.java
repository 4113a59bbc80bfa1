package dev.runner.event;

import java.util.Optional;

/// What became of a task or a target.
public sealed interface Outcome {

  record Succeeded() implements Outcome {}

  /// @param tolerated whether `continue_on_error` makes it count as success for everything else
  record Failed(Reason reason, boolean tolerated) implements Outcome {}

  /// It never ran, and nothing is wrong with that in itself.
  record Skipped(Reason reason) implements Outcome {}

  /// It was stopped, or kept from starting.
  record Cancelled(Reason reason) implements Outcome {}

  Outcome SUCCEEDED = new Succeeded();

  static Outcome failed(Reason reason) {
    return new Failed(reason, false);
  }

  static Outcome skipped(Reason reason) {
    return new Skipped(reason);
  }

  static Outcome cancelled(Reason reason) {
    return new Cancelled(reason);
  }

  /// The word for it in reports.
  default String word() {
    return switch (this) {
      case Succeeded _ -> "succeeded";
      case Failed _ -> "failed";
      case Skipped _ -> "skipped";
      case Cancelled _ -> "cancelled";
    };
  }

  default Optional<Reason> why() {
    return switch (this) {
      case Succeeded _ -> Optional.empty();
      case Failed(Reason reason, boolean _) -> Optional.of(reason);
      case Skipped(Reason reason) -> Optional.of(reason);
      case Cancelled(Reason reason) -> Optional.of(reason);
    };
  }
}
