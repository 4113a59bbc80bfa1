package dev.runner.plan;

/// When failed targets stop a job or a run, and what becomes of those under way.
public record FailFast(Threshold after, Running running) {

  /// How many failed targets are enough: reached, not exceeded.
  public sealed interface Threshold {

    /// How many that are, of `targets` in all; at least one.
    default long of(long targets) {
      return switch (this) {
        case Count(long count) -> count;
        case Percent(double percent) -> Math.max(1, (long) Math.ceil(targets * percent / 100));
      };
    }

    record Count(long targets) implements Threshold {}

    /// Percent of the targets, rounded up.
    record Percent(double percent) implements Threshold {}
  }

  /// What becomes of the attempts that run at that moment.
  public enum Running {
    CANCEL,
    FINISH
  }

  /// `fail_fast: true`.
  public static final FailFast FIRST = new FailFast(new Threshold.Count(1), Running.CANCEL);

  /// The number of failed targets at which to stop, of `targets` in all.
  public long limit(long targets) {
    return after.of(targets);
  }
}
