package dev.runner.read;

import dev.runner.expr.Template;
import dev.runner.yaml.Node;
import java.util.List;
import java.util.Optional;

/// Reads the files and patterns of a target source; their templates use what is known when the plan
/// is read.
final class PatternReader {
  private static final String PATTERNS = "a glob pattern or a list of them";
  private final Settings settings;
  private final Expressions expressions;

  PatternReader(Settings settings) {
    this.settings = settings;
    this.expressions = new Expressions(settings.problems());
  }

  /// One or several.
  Optional<List<Template>> read(Node node) {
    return switch (node) {
      case Node.Sequence list ->
          Optional.of(list.items().stream().flatMap(it -> pattern(it).stream()).toList());
      case Node.Scalar scalar -> pattern(scalar).map(List::of);
      case Node.Mapping _ -> settings.shapes().wrong(node, PATTERNS, "");
    };
  }

  private Optional<Template> pattern(Node node) {
    return expressions.string(node).flatMap(this::one);
  }

  /// A single text, which may be a number.
  Optional<Template> one(Node node) {
    Optional<Template> template = expressions.template(node, settings.known().scope());
    return template.filter(it -> !it.toString().isEmpty() || empty(node));
  }

  private boolean empty(Node node) {
    settings.problems().error(node.span(), "this is empty");
    return false;
  }
}
