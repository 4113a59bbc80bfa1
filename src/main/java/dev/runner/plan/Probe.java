package dev.runner.plan;

import dev.runner.expr.Template;
import dev.runner.expr.TextPattern;
import java.time.Duration;

/// A question to a service.
public sealed interface Probe {
  /// How long an answer may take where the plan is silent.
  Duration TIMEOUT = Duration.ofSeconds(5);

  /// Whether this matches a line that it printed.
  record Log(TextPattern pattern) implements Probe {}

  /// Whether somebody accepts connections there.
  ///
  /// @param address `8080`, or `host:8080`
  record Port(Template address, Duration timeout) implements Probe {}

  /// Whether an `exec` or `http` succeeds.
  ///
  /// @param step the service's own, but for its command
  record Trial(Step step) implements Probe {}
}
