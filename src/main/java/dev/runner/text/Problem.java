package dev.runner.text;

import java.util.Comparator;

/// One mistake at one place: what is wrong there, and what to write instead.
///
/// @param hint what to do about it, a clause without a full stop; empty where the message says all
public record Problem(Severity severity, Span span, String message, String hint)
    implements Comparable<Problem> {

  /// Whether a problem stops the plan from being run.
  public enum Severity {
    ERROR,
    WARNING
  }

  @Override
  public int compareTo(Problem other) {
    return Comparator.comparing(Problem::span).thenComparing(Problem::message).compare(this, other);
  }
}
