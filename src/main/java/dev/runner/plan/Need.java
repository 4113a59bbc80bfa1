package dev.runner.plan;

import dev.runner.text.Span;

/// A job that must have ended, or be ready, before another begins.
///
/// @param span where it is named
public record Need(String job, Condition condition, Span span) {

  /// What the needed job must have come to.
  public enum Condition {
    SUCCEEDED,
    COMPLETED,
    /// Its services are ready, and all else of it has succeeded.
    READY
  }
}
