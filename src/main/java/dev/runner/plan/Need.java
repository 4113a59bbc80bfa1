package dev.runner.plan;

import dev.runner.text.Span;

/// A job that must have ended, or be ready, before another begins.
///
/// @param match whose end a target of the job that needs it waits for
/// @param span where it is named
/// @param results whether the job that needs it asks what became of each of its targets
public record Need(String job, Condition condition, Match match, Span span, boolean results) {

  /// All of a job is needed, and no more asked than how it has ended.
  public Need(String job, Condition condition, Span span) {
    this(job, condition, Match.ALL, span, false);
  }

  /// What the needed job must have come to.
  public enum Condition {
    SUCCEEDED,
    COMPLETED,
    /// Its services are ready, and all else of it has succeeded.
    READY
  }

  /// What of the needed job.
  public enum Match {
    /// All its targets.
    ALL,
    /// The target of the same key.
    TARGET
  }
}
