package dev.runner.cli;

import dev.runner.event.Reason;
import dev.runner.event.Verdict;
import java.util.Optional;

/// What the process ends with.
final class ExitCode {
  static final int OK = 0;
  static final int NONE_SUCCEEDED = 1;
  static final int PARTIAL = 2;

  /// Of `plan --detailed-exitcode`: there is something to be done.
  static final int TO_DO = 2;

  /// Wrong command line.
  static final int USAGE = 64;

  /// Invalid plan; nothing was started.
  static final int INVALID = 65;

  /// A plan that can't be read.
  static final int UNREADABLE = 66;

  /// A bug.
  static final int INTERNAL = 70;

  /// The report, or what commands printed, could not be written.
  static final int IO = 74;

  /// The run's deadline came: try again later.
  static final int TRY_AGAIN = 75;

  /// Those of a run that was ended by a signal are above it.
  static final int SIGNALS = 128;

  /// Whoever read stdout is gone.
  static final int CLOSED = 141;

  private ExitCode() {}

  /// Of a run that ended by itself or by its deadline.
  static int of(Verdict verdict, Optional<Reason> stopped) {
    return stopped.filter(Reason.Deadline.class::isInstance).isPresent() ? TRY_AGAIN : of(verdict);
  }

  private static int of(Verdict verdict) {
    return switch (verdict) {
      case SUCCEEDED, SKIPPED -> OK;
      case PARTIAL -> PARTIAL;
      case FAILED, CANCELLED -> NONE_SUCCEEDED;
    };
  }

  static int signal(int number) {
    return SIGNALS + number;
  }
}
