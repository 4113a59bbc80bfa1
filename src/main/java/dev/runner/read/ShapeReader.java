package dev.runner.read;

import dev.runner.expr.Template;
import dev.runner.expr.Value;
import dev.runner.plan.Shape;
import dev.runner.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a value with `${{ }}` in its strings; one that is nothing but a hole keeps the type of its
/// value.
final class ShapeReader {
  private final Settings settings;

  /// The templates that were read, yet to be checked.
  private final List<Template> templates = new ArrayList<>();

  ShapeReader(Settings settings) {
    this.settings = settings;
  }

  Shape read(Node node) {
    return switch (node) {
      case Node.Scalar scalar -> scalar(scalar);
      case Node.Sequence list -> new Shape.Items(list.items().stream().map(this::read).toList());
      case Node.Mapping mapping -> {
        Map<String, Shape> fields = new LinkedHashMap<>();
        mapping.entries().forEach(it -> fields.put(it.key().value(), read(it.value())));
        yield new Shape.Fields(fields);
      }
    };
  }

  List<Template> templates() {
    return templates;
  }

  private Shape scalar(Node.Scalar scalar) {
    return switch (scalar.kind()) {
      case NULL -> new Shape.Fixed(Value.NULL);
      case BOOLEAN -> new Shape.Fixed(Value.of(scalar.value().equalsIgnoreCase("true")));
      case INTEGER, FLOAT -> new Shape.Fixed(number(scalar));
      case STRING -> string(scalar);
    };
  }

  private Value number(Node.Scalar scalar) {
    Optional<Value> number = Values.number(scalar.value());
    if (number.isEmpty()) {
      settings.shapes().wrong(scalar, "a finite number of reasonable size", "quote it");
    }
    return number.orElse(Value.NULL);
  }

  private Shape string(Node.Scalar scalar) {
    if (!scalar.value().contains("${{")) {
      return new Shape.Fixed(Value.of(scalar.value()));
    }
    Optional<Template> template = Template.parse(scalar.text(), settings.problems());
    template.ifPresent(templates::add);
    return template.<Shape>map(Shape.Computed::new).orElse(new Shape.Fixed(Value.NULL));
  }
}
