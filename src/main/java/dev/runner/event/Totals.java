package dev.runner.event;

/// How many targets ended in each way.
public record Totals(long succeeded, long failed, long skipped, long cancelled) {
  public static final Totals NONE = new Totals(0, 0, 0, 0);

  public long targets() {
    return succeeded + failed + skipped + cancelled;
  }

  public Totals plus(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Succeeded _ -> new Totals(succeeded + 1, failed, skipped, cancelled);
      case Outcome.Failed _ -> new Totals(succeeded, failed + 1, skipped, cancelled);
      case Outcome.Skipped _ -> new Totals(succeeded, failed, skipped + 1, cancelled);
      case Outcome.Cancelled _ -> new Totals(succeeded, failed, skipped, cancelled + 1);
    };
  }

  public Totals minus(Outcome outcome) {
    return minus(NONE.plus(outcome));
  }

  public Totals minus(Totals other) {
    return new Totals(
        succeeded - other.succeeded,
        failed - other.failed,
        skipped - other.skipped,
        cancelled - other.cancelled);
  }

  public Totals plus(Totals other) {
    return new Totals(
        succeeded + other.succeeded,
        failed + other.failed,
        skipped + other.skipped,
        cancelled + other.cancelled);
  }

  /// What these targets amount to together. Without any target it is success: there was nothing to
  /// do.
  public Verdict verdict() {
    if (failed + cancelled > 0) {
      return succeeded > 0 ? Verdict.PARTIAL : failed > 0 ? Verdict.FAILED : Verdict.CANCELLED;
    }
    return succeeded == 0 && skipped > 0 ? Verdict.SKIPPED : Verdict.SUCCEEDED;
  }
}
