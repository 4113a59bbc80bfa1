package dev.runner.driver.process;

import dev.runner.expr.EvaluationException;
import dev.runner.expr.Names;
import dev.runner.expr.Template;
import dev.runner.plan.EnvInheritance;
import dev.runner.plan.OwnVariables;
import dev.runner.plan.Step;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Makes the environments of children: what a step inherits, and its `env`. Steps of many targets
/// get the very same one, unless it depends on the target. Any thread may ask.
final class Environments {
  private final Map<String, String> environment;
  private final Map<EnvInheritance, Level> levels = new ConcurrentHashMap<>();

  /// What was found for steps asked about before; by identity, as this is asked for every attempt.
  private final Map<Step, Found> steps = Collections.synchronizedMap(new IdentityHashMap<>());

  /// @param shared empty when it depends on the target
  private record Found(Map<String, String> inherited, Optional<Variables> shared) {}

  /// What those steps have in common that inherit the same.
  private record Level(
      Map<String, String> inherited, Map<Map<String, Template>, Optional<Variables>> shared) {}

  /// @param environment of runner itself
  Environments(Map<String, String> environment) {
    this.environment = environment;
  }

  /// What a step's children get, but for what is an attempt's own.
  Variables of(Step step, Names names) throws EvaluationException {
    Found found = steps.get(step);
    if (found == null) {
      found = find(step);
      steps.put(step, found);
    }
    return found.shared().isPresent()
        ? found.shared().get()
        : own(found.inherited(), step.env(), names);
  }

  private Found find(Step step) {
    Level level = levels.computeIfAbsent(step.inheritEnv(), this::level);
    return new Found(
        level.inherited(),
        level.shared().computeIfAbsent(step.env(), it -> shared(level.inherited(), it)));
  }

  private Level level(EnvInheritance inheritance) {
    Map<String, String> inherited = new HashMap<>();
    environment.forEach(
        (name, value) -> {
          if (!OwnVariables.replaced(name) && inheritance.covers(name)) {
            inherited.put(name, value);
          }
        });
    return new Level(inherited, Collections.synchronizedMap(new IdentityHashMap<>()));
  }

  /// Empty when it depends on the target.
  private static Optional<Variables> shared(
      Map<String, String> inherited, Map<String, Template> env) {
    return env.values().stream().allMatch(Template::constant)
        ? Optional.of(constant(inherited, env))
        : Optional.empty();
  }

  private static Variables constant(Map<String, String> inherited, Map<String, Template> env) {
    Map<String, String> all = new HashMap<>(inherited);
    env.forEach((name, template) -> all.put(name, literal(template)));
    return Variables.shared(all);
  }

  private static String literal(Template template) {
    try {
      return template.text(_ -> Optional.empty());
    } catch (EvaluationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Variables own(
      Map<String, String> inherited, Map<String, Template> env, Names names)
      throws EvaluationException {
    Map<String, String> all = new HashMap<>(inherited);
    for (Map.Entry<String, Template> entry : env.entrySet()) {
      all.put(entry.getKey(), entry.getValue().text(names));
    }
    return Variables.own(all);
  }
}
