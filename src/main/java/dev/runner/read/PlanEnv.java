package dev.runner.read;

import dev.runner.expr.Template;
import dev.runner.text.Problems;
import dev.runner.text.Text;
import java.util.LinkedHashMap;
import java.util.Map;

/// The variables of the whole plan: evaluated once, so that a step that mentions one gets what
/// every child gets.
record PlanEnv(Map<String, Template> templates, Scopes scopes) {

  /// Those that hold secrets are not evaluated: they are known to children only.
  ///
  /// @param variables as written
  /// @param scopes where only the environment of runner itself is known yet
  static PlanEnv of(Map<String, Template> variables, Scopes scopes, Problems problems) {
    if (variables.isEmpty()) {
      return new PlanEnv(Map.of(), scopes);
    }
    Known known = scopes.outside(variables.keySet()).known();
    Map<String, Template> open = new LinkedHashMap<>(variables);
    open.values().removeIf(it -> it.uses("secrets"));
    Map<String, Template> holding = new LinkedHashMap<>(variables);
    holding.keySet().removeAll(open.keySet());
    holding.values().forEach(it -> it.check(known.scope().unseen(), problems));
    Map<String, Template> templates = new LinkedHashMap<>();
    Map<String, String> texts = new LinkedHashMap<>();
    open.forEach(
        (name, template) -> known.text(template, problems).ifPresent(it -> texts.put(name, it)));
    variables.forEach(
        (name, template) ->
            templates.put(
                name, texts.containsKey(name) ? literal(texts.get(name), template) : template));
    return new PlanEnv(templates, scopes.withEnv(open.keySet(), texts).holding(holding.keySet()));
  }

  private static Template literal(String value, Template template) {
    return template.constant() ? template : Template.literal(Text.verbatim(value, template.span()));
  }
}
