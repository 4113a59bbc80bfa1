package dev.runner.event;

/// What keeps an attempt from starting that could start otherwise.
public sealed interface Obstacle {

  /// The plan's `concurrency`.
  record Permit() implements Obstacle {}

  /// The `concurrency` of its job.
  record Slot() implements Obstacle {}

  /// A limiter: a `rate`, a quota, a `concurrency` of its own, or a pause.
  ///
  /// @param name as the report calls it
  record Token(String name) implements Obstacle {}

  /// The delay after the attempt before it.
  record Delay() implements Obstacle {}

  /// The word for it in reports.
  default String word() {
    return switch (this) {
      case Permit _ -> "concurrency";
      case Slot _ -> "job_concurrency";
      case Token _ -> "limiter";
      case Delay _ -> "retry";
    };
  }
}
