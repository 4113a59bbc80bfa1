package dev.runner.read;

import dev.runner.expr.Template;
import dev.runner.yaml.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads mappings of names to texts, their templates not yet checked.
final class TemplatesReader {
  private final Settings settings;
  private final Expressions expressions;

  TemplatesReader(Settings settings) {
    this.settings = settings;
    this.expressions = new Expressions(settings.problems());
  }

  /// A text for each name.
  Optional<Map<String, Template>> texts(Node node, String expected) {
    return settings.shapes().mapping(node, expected).map(this::texts);
  }

  private Map<String, Template> texts(Node.Mapping mapping) {
    Map<String, Template> texts = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(
            it ->
                expressions
                    .template(it.value())
                    .ifPresent(value -> texts.put(it.key().value(), value)));
    return texts;
  }

  /// A text, or a list of them, for each name.
  Optional<Map<String, List<Template>>> lists(Node node, String expected) {
    return settings.shapes().mapping(node, expected).map(this::lists);
  }

  private Map<String, List<Template>> lists(Node.Mapping mapping) {
    Map<String, List<Template>> lists = new LinkedHashMap<>();
    mapping.entries().forEach(it -> lists.put(it.key().value(), list(it.value())));
    return lists;
  }

  private List<Template> list(Node node) {
    return node instanceof Node.Sequence list
        ? list.items().stream().flatMap(it -> expressions.template(it).stream()).toList()
        : expressions.template(node).stream().toList();
  }
}
