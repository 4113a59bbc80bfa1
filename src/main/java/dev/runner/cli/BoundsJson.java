package dev.runner.cli;

import dev.runner.RunOptions;
import dev.runner.expr.Value;
import dev.runner.mask.Mask;
import dev.runner.plan.Batches;
import dev.runner.plan.Confirm;
import dev.runner.plan.Control;
import dev.runner.plan.FailFast;
import dev.runner.plan.Limiter;
import dev.runner.plan.OnInterrupt;
import dev.runner.plan.Plan;
import dev.runner.plan.Quota;
import dev.runner.plan.Rate;
import dev.runner.plan.Step;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Writes down what bounds plans, jobs and steps, and who says so where it is not they themselves.
record BoundsJson(Mask hidden) {

  private JsonFields fields() {
    return new JsonFields(hidden);
  }

  /// What bounds a plan.
  ///
  /// @param options with which it would be run
  Value of(Control control, RunOptions options) {
    Map<String, Value> from = new LinkedHashMap<>();
    options.concurrency().ifPresent(_ -> from.put("concurrency", Value.of("-j")));
    control
        .rateLimit()
        .flatMap(it -> options.rateLimit().filter(given -> it.rate().equals(Optional.of(given))))
        .ifPresent(_ -> from.put("rate_limit", Value.of("--rate-limit")));
    options.failFast().ifPresent(_ -> from.put("fail_fast", Value.of("--fail-fast")));
    return shared(
            fields().number("concurrency", control.concurrency().orElse(Plan.CONCURRENCY)), control)
        .millis("drain_ms", control.drain())
        .put("from", new Value.Obj(from))
        .value();
  }

  /// What bounds a job.
  Value of(Control control) {
    return shared(fields().number("concurrency", control.concurrency()), control)
        .put("batches", control.batches(), this::batches)
        .value();
  }

  private JsonFields shared(JsonFields fields, Control control) {
    return fields
        .put("rate_limit", control.rateLimit(), this::limiter)
        .millis("deadline_ms", control.deadline())
        .put("fail_fast", control.failFast(), this::failFast)
        .put("confirm_above", control.confirm().map(Confirm::above), Value::of);
  }

  /// What bounds a step.
  Value of(Step step) {
    JsonFields fields =
        fields()
            .millis("timeout_ms", step.timeout())
            .millis("deadline_ms", step.deadline())
            .number("retries", step.retry().max())
            .put("rate_limit", step.limits().own(), this::limiter)
            .texts("limits", step.limits().named());
    if (step.onInterrupt() == OnInterrupt.FAIL) {
      fields.word("on_interrupt", "fail");
    }
    JsonFields from = fields();
    step.origins().forEach(from::word);
    return fields.put("from", from.value()).value();
  }

  Value limiter(Limiter limiter) {
    return fields()
        .put("rate", limiter.rate(), this::rate)
        .put("quota", limiter.quota(), this::quota)
        .number("concurrency", limiter.concurrency())
        .text("key", limiter.key().map(Object::toString))
        .value();
  }

  private Value rate(Rate rate) {
    return fields()
        .number("starts", rate.permits())
        .number("period_ms", rate.period().toMillis())
        .number("burst", rate.burst())
        .value();
  }

  private Value quota(Quota quota) {
    return fields()
        .number("starts", quota.starts())
        .number("period_ms", quota.period().toMillis())
        .value();
  }

  private Value failFast(FailFast failFast) {
    return fields()
        .put("after", threshold(failFast.after()))
        .word("running", failFast.running().name().toLowerCase(Locale.ROOT))
        .value();
  }

  private Value batches(Batches batches) {
    return fields()
        .list("sizes", batches.sizes(), BoundsJson::threshold)
        .flag("stops", batches.stops())
        .value();
  }

  private static Value threshold(FailFast.Threshold threshold) {
    return switch (threshold) {
      case FailFast.Threshold.Count(long targets) -> Value.of(targets);
      case FailFast.Threshold.Percent _ -> Value.of(BoundTexts.text(threshold));
    };
  }
}
