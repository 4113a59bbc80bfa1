package dev.runner.progress;

import dev.runner.plan.StreamMode;
import java.nio.file.Path;

/// How a run is to be shown.
///
/// @param stdoutReserved whether stdout belongs to a machine format, so that the children's goes to
///   stderr
/// @param spool a folder for the file that keeps output which waits for its turn
/// @param progress how it is told how far it is, unless it is quiet
/// @param sections how the output of tasks is set apart where they are shown in their order
public record Manner(
    StreamMode stream,
    Verbosity verbosity,
    boolean stdoutReserved,
    Path spool,
    ProgressMode progress,
    Sections sections) {

  Manner(StreamMode stream, Verbosity verbosity, boolean stdoutReserved, Path spool) {
    this(stream, verbosity, stdoutReserved, spool, ProgressMode.AUTO, Sections.LINES);
  }

  boolean quiet() {
    return verbosity == Verbosity.QUIET;
  }

  boolean verbose() {
    return verbosity == Verbosity.VERBOSE;
  }

  /// Whether tasks are shown in the order of the plan.
  boolean ordered() {
    return stream == StreamMode.GROUP || stream == StreamMode.LIVE;
  }

  /// Whether the children's output is shown at all.
  boolean showsOutput() {
    return ordered() || stream == StreamMode.PREFIXED;
  }

  /// Whether starts and ends of tasks are told.
  boolean announces() {
    return verbose() || (stream == StreamMode.PREFIXED && !quiet());
  }

  /// Whether running tasks are listed on a terminal: not beside lines that tell of each anyway.
  boolean listsRunning() {
    return !announces();
  }

  /// Whether a failure is told when it happens, and nothing else.
  boolean tellsFailures() {
    return verbosity == Verbosity.NORMAL
        && (stream == StreamMode.FAILURES || ordered() && sections != Sections.LINES);
  }
}
