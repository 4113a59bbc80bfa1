package dev.runner.event;

import java.util.Locale;

/// What became of many targets: of a job, or of a run.
public enum Verdict {
  SUCCEEDED,
  /// Some succeeded, some did not.
  PARTIAL,
  FAILED,
  CANCELLED,
  SKIPPED;

  /// The word for it in reports.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
