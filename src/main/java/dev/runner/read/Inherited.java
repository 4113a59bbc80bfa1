package dev.runner.read;

import dev.runner.expr.Template;
import dev.runner.plan.Command.Shell;
import dev.runner.plan.EnvInheritance;
import dev.runner.plan.OnInterrupt;
import dev.runner.plan.Retry;
import dev.runner.plan.Throttled;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a step takes over where it is silent. The templates are checked where a step uses them.
///
/// @param origins which level says it, by the keys
record Inherited(
    Optional<Duration> timeout,
    Optional<Duration> grace,
    Optional<Retry> retry,
    Optional<OnInterrupt> onInterrupt,
    Optional<Throttled> throttled,
    Map<String, Template> env,
    Optional<EnvInheritance> inheritEnv,
    Optional<Template> workingDir,
    Optional<Boolean> mergeStderr,
    Optional<Shell> shell,
    HttpPart http,
    Map<String, String> origins) {

  /// The keys whose origin is told of.
  static final List<String> KEYS =
      List.of("timeout", "grace", "retry", "on_interrupt", "working_dir", "throttled");

  /// The level of a step itself.
  static final String OWN = "";

  static final Inherited NOTHING = ofPlan(Map.of(), Optional.empty());

  /// What a plan itself says.
  static Inherited ofPlan(Map<String, Template> env, Optional<EnvInheritance> inheritEnv) {
    return new Inherited(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        env,
        inheritEnv,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        HttpPart.NOTHING,
        Map.of());
  }

  /// The same, with what it says of requests.
  Inherited with(HttpPart requests) {
    return new Inherited(
        timeout,
        grace,
        retry,
        onInterrupt,
        throttled,
        env,
        inheritEnv,
        workingDir,
        mergeStderr,
        shell,
        requests,
        origins);
  }

  /// The same without what ends or repeats an attempt: for a service.
  Inherited lasting() {
    return new Inherited(
        Optional.empty(),
        grace,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        env,
        inheritEnv,
        workingDir,
        mergeStderr,
        shell,
        http,
        without(origins, Set.of("timeout", "retry", "on_interrupt", "throttled")));
  }

  private static Map<String, String> without(Map<String, String> origins, Set<String> keys) {
    Map<String, String> rest = new LinkedHashMap<>(origins);
    rest.keySet().removeAll(keys);
    return rest;
  }

  /// This, and what an outer level says where this is silent.
  Inherited over(Inherited outer) {
    return new Inherited(
        timeout.or(outer::timeout),
        grace.or(outer::grace),
        retry.or(outer::retry),
        onInterrupt.or(outer::onInterrupt),
        throttled.or(outer::throttled),
        merged(outer.env, env),
        inheritEnv.or(outer::inheritEnv),
        workingDir.or(outer::workingDir),
        mergeStderr.or(outer::mergeStderr),
        shell.or(outer::shell),
        http.over(outer.http),
        merged(outer.origins, origins));
  }

  /// Variables, those of `inner` winning.
  static <T> Map<String, T> merged(Map<String, T> outer, Map<String, T> inner) {
    if (outer.isEmpty() || inner.isEmpty()) {
      return outer.isEmpty() ? inner : outer;
    }
    Map<String, T> all = new LinkedHashMap<>(outer);
    all.putAll(inner);
    return all;
  }
}
