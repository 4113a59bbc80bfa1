package dev.runner.plan;

import dev.runner.text.Span;

/// A job that must have ended, or be ready, before another begins.
///
/// @param span where it is named
/// @param results whether the job that needs it asks what became of each of its targets
public record Need(String job, Condition condition, Span span, boolean results) {

  /// One whose job asks for no more than how the other has ended.
  public Need(String job, Condition condition, Span span) {
    this(job, condition, span, false);
  }

  /// What the needed job must have come to.
  public enum Condition {
    SUCCEEDED,
    COMPLETED,
    /// Its services are ready, and all else of it has succeeded.
    READY
  }
}
