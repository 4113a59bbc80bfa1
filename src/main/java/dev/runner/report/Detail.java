package dev.runner.report;

/// How much of what tasks print is kept for the report: the last bytes of each of their streams.
///
/// @param unsuccessful bytes a stream of a task that failed, or was cancelled while it ran
/// @param others bytes a stream of every other task
/// @param executed whether what they executed is kept
public record Detail(int unsuccessful, int others, boolean executed) {

  /// For a report that tells no output.
  public static final Detail NONE = new Detail(0, 0, false);

  /// For the table: enough for the last lines of what failed.
  public static final Detail FAILURES = new Detail(8 << 10, 0, false);

  /// Enough for both.
  public Detail and(Detail other) {
    return new Detail(
        Math.max(unsuccessful, other.unsuccessful),
        Math.max(others, other.others),
        executed || other.executed);
  }

  /// For documents that hold what tasks print.
  public static final Detail ALL = new Detail(256 << 10, 256 << 10, false);

  /// For the page.
  public static final Detail PAGE = new Detail(64 << 10, 64 << 10, true);
}
