package dev.runner.read;

import dev.runner.expr.Scope;
import dev.runner.expr.Type;
import dev.runner.plan.Shape;
import dev.runner.text.Problems;
import dev.runner.yaml.Node;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the `vars` of a job, in the order of the text: each may use those above it.
final class JobVarsReader {
  private static final int MOST = 1_000;
  private static final String VARS =
      "a mapping of names to values such as `{port: \"${{ free_port() }}\"}`";
  private final Scopes scopes;
  private final Type needs;
  private final Type target;
  private final Problems problems;
  private final Map<String, Type> types = new LinkedHashMap<>();

  /// @param scopes of the plan
  /// @param needs what `needs` is in the job
  /// @param target what `target` is in the job
  JobVarsReader(Scopes scopes, Type needs, Type target, Problems problems) {
    this.scopes = scopes;
    this.needs = needs;
    this.target = target;
    this.problems = problems;
  }

  Optional<Map<String, Shape>> read(Node node) {
    return new Shapes(problems).mapping(node, VARS).map(this::all);
  }

  /// What is known of those that were read.
  Map<String, Type> types() {
    return types;
  }

  private Map<String, Shape> all(Node.Mapping mapping) {
    if (mapping.entries().size() > MOST) {
      problems.error(
          mapping.span(), "a job has at most " + MOST + " vars", "put lists and records into one");
    }
    List<Node.Entry> entries =
        mapping.entries().subList(0, Math.min(mapping.entries().size(), MOST));
    Set<String> later = new LinkedHashSet<>();
    entries.forEach(it -> later.add(it.key().value()));
    Map<String, Shape> shapes = new LinkedHashMap<>();
    entries.forEach(it -> shapes.put(it.key().value(), one(it, later)));
    return shapes;
  }

  private Shape one(Node.Entry entry, Set<String> later) {
    String name = entry.key().value();
    Identifiers.check(entry.key(), "a var's name", problems);
    Problems mine = new Problems();
    Shape shape = new ShapeReader(new Settings(scopes.known(), mine)).read(entry.value());
    Scope scope = scopes.forTargets(types, later).vars(needs, target);
    types.put(name, mine.any() ? Type.ANY : type(shape, scope));
    problems.addAll(mine);
    later.remove(name);
    return shape;
  }

  /// The type of its value; what is wrong with its templates is reported.
  private Type type(Shape shape, Scope scope) {
    return switch (shape) {
      case Shape.Fixed(var value) -> Type.of(value);
      case Shape.Computed(var template) -> template.checkValue(scope, problems);
      case Shape.Items(var items) ->
          new Type.Arr(
              items.stream().map(it -> type(it, scope)).reduce(Type::either).orElse(Type.ANY));
      case Shape.Fields(var fields) -> {
        Map<String, Type> inner = new LinkedHashMap<>();
        fields.forEach((name, field) -> inner.put(name, type(field, scope)));
        yield Type.closed(inner);
      }
    };
  }
}
