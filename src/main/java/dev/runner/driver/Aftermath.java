package dev.runner.driver;

import dev.runner.event.Captured;
import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.expr.EvaluationException;
import dev.runner.expr.Names;
import dev.runner.expr.Template;
import dev.runner.expr.TextPattern;
import dev.runner.expr.Value;
import dev.runner.plan.Step;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What a step makes of an attempt that has ended well: `until`, then `outputs`.
///
/// @param unmet whether `until` is not true yet
public record Aftermath(Outcome outcome, Map<String, Value> outputs, boolean unmet) {
  /// So much of the end of an output is looked at for `retry.on.output`.
  private static final int LONGEST = 1 << 20;

  /// @param names with what the attempt printed, or was answered
  public static Aftermath of(Step step, Names names) {
    try {
      if (step.until().isPresent() && !step.until().get().condition().test(names)) {
        String message = "until is false: " + step.until().get().condition();
        return new Aftermath(Outcome.failed(new Reason.Expectation(message)), Map.of(), true);
      }
      Map<String, Value> outputs = new LinkedHashMap<>();
      for (Map.Entry<String, Template> entry : step.outputs().entrySet()) {
        outputs.put(entry.getKey(), entry.getValue().value(names));
      }
      return new Aftermath(Outcome.SUCCEEDED, outputs, false);
    } catch (EvaluationException e) {
      return new Aftermath(Outcome.failed(new Reason.Expression(e.located())), Map.of(), false);
    }
  }

  /// Whether making it takes no time worth mentioning.
  public static boolean trivial(Step step) {
    return step.outputs().isEmpty()
        && step.until().isEmpty()
        && step.retry().on().output().isEmpty();
  }

  /// Whether `retry.on.output` matches one of these.
  public static boolean matches(Step step, Captured... outputs) {
    Optional<TextPattern> pattern = step.retry().on().output();
    if (pattern.isEmpty()) {
      return false;
    }
    for (Captured output : outputs) {
      String text = new String(output.tail(LONGEST), StandardCharsets.UTF_8);
      if (pattern.get().matches(text)) {
        return true;
      }
    }
    return false;
  }
}
