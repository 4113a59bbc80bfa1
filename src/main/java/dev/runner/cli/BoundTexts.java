package dev.runner.cli;

import dev.runner.RunOptions;
import dev.runner.plan.Batches;
import dev.runner.plan.Confirm;
import dev.runner.plan.Control;
import dev.runner.plan.Durations;
import dev.runner.plan.FailFast;
import dev.runner.plan.Limiter;
import dev.runner.plan.OnInterrupt;
import dev.runner.plan.Plan;
import dev.runner.plan.Rate;
import dev.runner.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts into words what bounds plans, jobs and steps, and who says so where it is not they
/// themselves.
final class BoundTexts {
  private BoundTexts() {}

  /// What bounds a plan.
  ///
  /// @param options with which it would be run
  static List<String> of(Control control, RunOptions options) {
    List<String> bounds = new ArrayList<>();
    int concurrency = control.concurrency().orElse(Plan.CONCURRENCY);
    bounds.add(from("at most " + concurrency + " attempts at once", options.concurrency(), "-j"));
    control
        .rateLimit()
        .ifPresent(
            it ->
                bounds.add(
                    from(
                        "rate_limit " + text(it),
                        options.rateLimit().filter(given -> it.rate().equals(Optional.of(given))),
                        "--rate-limit")));
    control.deadline().ifPresent(it -> bounds.add("deadline " + Durations.write(it)));
    control.drain().ifPresent(it -> bounds.add("drain " + Durations.write(it)));
    control
        .failFast()
        .ifPresent(it -> bounds.add(from(text(it), options.failFast(), "--fail-fast")));
    control.confirm().ifPresent(it -> bounds.add(text(it)));
    return bounds;
  }

  /// What bounds a job.
  static List<String> of(Control control) {
    List<String> bounds = new ArrayList<>();
    control.concurrency().ifPresent(it -> bounds.add("at most " + it + " targets at once"));
    control.rateLimit().ifPresent(it -> bounds.add("rate_limit " + text(it)));
    control.deadline().ifPresent(it -> bounds.add("deadline " + Durations.write(it)));
    control.failFast().ifPresent(it -> bounds.add(text(it)));
    control.batches().ifPresent(it -> bounds.add(text(it)));
    control.confirm().ifPresent(it -> bounds.add(text(it)));
    return bounds;
  }

  private static String from(String bound, Optional<?> option, String name) {
    return option.isPresent() ? bound + " from " + name : bound;
  }

  private static String from(String bound, Step step, String key) {
    return from(
        bound, Optional.ofNullable(step.origins().get(key)), step.origins().getOrDefault(key, ""));
  }

  private static String text(FailFast failFast) {
    String after = text(failFast.after());
    return "fail_fast"
        + (after.equals("1") ? "" : " after " + after)
        + (failFast.running() == FailFast.Running.FINISH ? ", what runs finishes" : "");
  }

  private static String text(Confirm confirm) {
    return "asks before it starts"
        + (confirm.above() > 0 ? " above " + confirm.above() + " targets" : "");
  }

  private static String text(Batches batches) {
    return "in batches of "
        + String.join(", ", batches.sizes().stream().map(BoundTexts::text).toList())
        + (batches.stops() ? "" : ", whatever fails");
  }

  static String text(FailFast.Threshold threshold) {
    return switch (threshold) {
      case FailFast.Threshold.Count(long targets) -> String.valueOf(targets);
      case FailFast.Threshold.Percent(double percent) -> text(percent);
    };
  }

  private static String text(double percent) {
    return (percent == Math.rint(percent)
            ? String.valueOf((long) percent)
            : String.valueOf(percent))
        + "%";
  }

  static String text(Limiter limiter) {
    List<String> parts = new ArrayList<>();
    limiter.rate().ifPresent(it -> parts.add(text(it)));
    limiter
        .quota()
        .ifPresent(
            it -> parts.add("at most " + it.starts() + " in any " + Durations.write(it.period())));
    limiter.concurrency().ifPresent(it -> parts.add("at most " + it + " at once"));
    limiter.key().ifPresent(it -> parts.add("for each " + it));
    return String.join(", ", parts);
  }

  static String text(Rate rate) {
    String text = rate.permits() + "/" + Durations.write(rate.period());
    return rate.burst() > 1 ? text + " with bursts of " + rate.burst() : text;
  }

  /// What bounds a step.
  static List<String> of(Step step) {
    List<String> bounds = new ArrayList<>();
    step.service().ifPresent(_ -> bounds.add("in the background"));
    step.timeout()
        .ifPresent(it -> bounds.add(from("timeout " + Durations.write(it), step, "timeout")));
    step.deadline().ifPresent(it -> bounds.add("deadline " + Durations.write(it)));
    if (step.retry().max() > 0) {
      bounds.add(from("retry " + step.retry().max(), step, "retry"));
    }
    if (step.onInterrupt() == OnInterrupt.FAIL) {
      bounds.add(from("on_interrupt fail", step, "on_interrupt"));
    }
    step.limits().own().ifPresent(it -> bounds.add("rate_limit " + text(it)));
    if (!step.limits().named().isEmpty()) {
      bounds.add("limit " + String.join(", ", step.limits().named()));
    }
    return bounds;
  }
}
