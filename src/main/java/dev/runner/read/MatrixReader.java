package dev.runner.read;

import dev.runner.expr.Type;
import dev.runner.expr.Value;
import dev.runner.plan.TargetSource.Matrix;
import dev.runner.yaml.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads `matrix`: axes, `include` and `exclude`.
final class MatrixReader {
  private static final String AXIS = "a list of values such as `[a, b]`";
  private static final String MATRIX = "a mapping of axes such as `{os: [linux, macos]}`";
  private static final Set<String> BESIDE = Set.of("include", "exclude");
  private static final long MOST = 1_000_000;

  private final Settings settings;
  private final Values values;
  private final Map<String, List<Value>> axes = new LinkedHashMap<>();
  private final Map<String, Type> types = new LinkedHashMap<>();

  MatrixReader(Settings settings) {
    this.settings = settings;
    this.values = new Values(settings);
  }

  Optional<Rows> read(Node node) {
    return settings
        .shapes()
        .mapping(node, MATRIX)
        .flatMap(
            it ->
                it.entries().isEmpty()
                    ? settings.shapes().wrong(node, MATRIX, "")
                    : Optional.of(all(it)));
  }

  private Rows all(Node.Mapping mapping) {
    Fields fields = new Fields(mapping, "`matrix`", mapping.span(), settings.problems());
    mapping.entries().stream()
        .filter(it -> !BESIDE.contains(it.key().value()))
        .forEach(it -> axis(it, fields));
    bounded(mapping);
    List<Value.Obj> exclude =
        fields.take("exclude", it -> combinations(it, true)).orElse(List.of());
    List<Value.Obj> include =
        fields.take("include", it -> combinations(it, false)).orElse(List.of());
    return new Rows(new Matrix(axes, include, exclude), Rows.record(types, Optional.empty()));
  }

  private void axis(Node.Entry entry, Fields fields) {
    String name = entry.key().value();
    Identifiers.check(entry.key(), "the name of an axis", settings.problems());
    types.put(name, Type.ANY);
    fields
        .take(name, it -> Listing.items(settings.shapes(), it, AXIS))
        .ifPresent(it -> axes.put(name, values(name, it)));
  }

  private List<Value> values(String axis, List<Node> items) {
    List<Value> found = new ArrayList<>();
    Set<Object> seen = new HashSet<>();
    Optional<Type> type = Optional.empty();
    for (Node item : items) {
      Constant constant = value(item);
      type = Optional.of(type.map(it -> Type.either(it, constant.type())).orElse(constant.type()));
      constant.value().ifPresent(found::add);
      constant.value().ifPresent(it -> unique(it, item, seen));
    }
    types.put(axis, type.orElse(Type.ANY));
    return found;
  }

  private Constant value(Node item) {
    if (item instanceof Node.Sequence) {
      settings.shapes().wrong(item, "a value of the axis: a scalar or a record", "");
      return Constant.UNKNOWN;
    }
    return values.spelled(item);
  }

  private void unique(Value value, Node item, Set<Object> seen) {
    Object spelling = value.text().<Object>map(it -> it).orElse(value);
    if (!seen.add(spelling)) {
      settings.problems().error(item.span(), "this value is in the axis already", "leave it out");
    }
  }

  private void bounded(Node.Mapping mapping) {
    double size =
        axes.values().stream().mapToDouble(List::size).reduce(1, (product, it) -> product * it);
    if (size > MOST) {
      settings.problems().error(mapping.span(), "the axes have more than 1,000,000 combinations");
    }
  }

  private Optional<List<Value.Obj>> combinations(Node node, boolean known) {
    return settings
        .shapes()
        .list(node, "a list of combinations such as `[{os: linux}]`")
        .map(it -> it.items().stream().flatMap(item -> combination(item, known).stream()).toList());
  }

  private Optional<Value.Obj> combination(Node node, boolean known) {
    String expected = "a combination such as `{os: linux}`";
    return settings
        .shapes()
        .mapping(node, expected)
        .flatMap(
            it ->
                it.entries().isEmpty()
                    ? settings.shapes().wrong(node, expected, "")
                    : fields(it, known));
  }

  /// @param known whether each field must be an axis
  private Optional<Value.Obj> fields(Node.Mapping mapping, boolean known) {
    Map<String, Value> fields = new LinkedHashMap<>();
    for (Node.Entry entry : mapping.entries()) {
      Constant constant = values.spelled(entry.value());
      constant.value().ifPresent(it -> fields.put(entry.key().value(), it));
      field(entry.key(), constant, known);
    }
    return Optional.of(new Value.Obj(fields));
  }

  private void field(Node.Scalar key, Constant constant, boolean known) {
    if (!known) {
      types.merge(key.value(), constant.type(), Type::either);
    } else if (!types.containsKey(key.value())) {
      settings
          .problems()
          .unknown(
              key.span(),
              "there is no axis " + Shapes.quoted(key.value()),
              key.value(),
              types.keySet());
    }
  }
}
