package dev.runner.plan;

import dev.runner.text.Span;

/// A job that must have ended before another begins.
///
/// @param span where it is named
public record Need(String job, Condition condition, Span span) {

  /// How the needed job must have ended.
  public enum Condition {
    SUCCEEDED,
    COMPLETED
  }
}
