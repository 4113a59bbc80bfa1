package dev.runner.read;

import dev.runner.expr.Template;
import dev.runner.text.Text;
import dev.runner.yaml.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Reads `env`: the names and values of variables.
final class EnvReader {
  private final Settings settings;
  private final Expressions expressions;

  EnvReader(Settings settings) {
    this.settings = settings;
    this.expressions = new Expressions(settings.problems());
  }

  /// The variables, their templates not yet checked.
  Optional<Map<String, Template>> read(Node node) {
    return settings
        .shapes()
        .mapping(node, "a mapping of variables such as `{LANG: C}`")
        .map(this::all);
  }

  private Map<String, Template> all(Node.Mapping mapping) {
    Map<String, Template> variables = new LinkedHashMap<>();
    for (Node.Entry entry : mapping.entries()) {
      VariableNames.check(entry.key().value(), entry.key().span(), settings.problems());
      template(entry.value()).ifPresent(it -> variables.put(entry.key().value(), it));
    }
    return variables;
  }

  /// The variable's template; an empty one for a wrong value, so that its name is known.
  private Optional<Template> template(Node node) {
    Text empty = Text.verbatim("", node.span());
    return expressions.template(node).or(() -> Template.parse(empty, settings.problems()));
  }
}
