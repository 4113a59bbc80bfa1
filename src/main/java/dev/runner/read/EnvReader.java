package dev.runner.read;

import dev.runner.expr.Template;
import dev.runner.text.Text;
import dev.runner.yaml.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads `env`: the names and values of variables.
final class EnvReader {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final String OURS = "RUN_EXPR_";
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
      named(entry.key());
      template(entry.value()).ifPresent(it -> variables.put(entry.key().value(), it));
    }
    return variables;
  }

  /// The variable's template; an empty one for a wrong value, so that its name is known.
  private Optional<Template> template(Node node) {
    Text empty = Text.verbatim("", node.span());
    return expressions.template(node).or(() -> Template.parse(empty, settings.problems()));
  }

  private void named(Node.Scalar key) {
    if (key.value().startsWith(OURS)) {
      settings
          .problems()
          .error(
              key.span(),
              "names that begin with `" + OURS + "` are runner's own",
              "choose another name");
    } else if (!NAME.matcher(key.value()).matches()) {
      String hint = "a name is made of letters, digits and `_`, and begins with no digit";
      settings
          .problems()
          .error(key.span(), Shapes.quoted(key.value()) + " is no name of a variable", hint);
    }
  }
}
