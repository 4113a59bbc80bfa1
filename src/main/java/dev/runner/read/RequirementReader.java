package dev.runner.read;

import dev.runner.expr.Expression;
import dev.runner.expr.Scope;
import dev.runner.expr.Template;
import dev.runner.plan.Requirement;
import dev.runner.yaml.Node;
import java.util.List;
import java.util.Optional;

/// Reads `require`: what must be true before a job begins.
final class RequirementReader {
  private static final String REQUIREMENT =
      "a mapping such as `{test: params.x > 0, message: \"x must be positive\"}`";
  private final Settings settings;
  private final Expressions expressions;
  private final Scope scope;

  RequirementReader(Settings settings, Scope scope) {
    this.settings = settings;
    this.expressions = new Expressions(settings.problems());
    this.scope = scope;
  }

  Optional<List<Requirement>> read(Node node) {
    return settings
        .shapes()
        .list(node, "a list of requirements such as `[{test: params.x > 0, message: ...}]`")
        .map(list -> list.items().stream().flatMap(it -> one(it).stream()).toList());
  }

  private Optional<Requirement> one(Node node) {
    return settings.shapes().mapping(node, REQUIREMENT).flatMap(this::one);
  }

  private Optional<Requirement> one(Node.Mapping mapping) {
    Fields fields = new Fields(mapping, "a requirement", mapping.span(), settings.problems());
    Optional<Expression> test =
        fields.need(
            "test", "an expression that must be true", it -> expressions.condition(it, scope));
    Optional<Template> message =
        fields.need(
            "message", "what to say when it is false", it -> expressions.template(it, scope));
    fields.end();
    return test.flatMap(it -> message.map(text -> new Requirement(it, text)));
  }
}
