package dev.runner.read;

import dev.runner.expr.Type;
import dev.runner.expr.Value;
import dev.runner.plan.TargetSource.Listed;
import dev.runner.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads targets that stand in the plan: scalars or records.
final class ListReader {
  private final Settings settings;
  private final Values values;
  private final List<Listed.Row> rows = new ArrayList<>();
  private final Map<String, Type> fields = new LinkedHashMap<>();
  private final Map<String, Type> scalars = new LinkedHashMap<>();
  private boolean records;

  ListReader(Settings settings) {
    this.settings = settings;
    this.values = new Values(settings);
  }

  Optional<Rows> read(Node node) {
    return Listing.list(settings.shapes(), node, "a list of targets such as `[a, b]`")
        .map(this::all);
  }

  private Rows all(List<Node> items) {
    items.forEach(this::one);
    return new Rows(new Listed(rows), target());
  }

  private void one(Node item) {
    Constant constant =
        switch (item) {
          case Node.Scalar scalar -> scalar(scalar);
          case Node.Mapping mapping -> record(mapping);
          case Node.Sequence list -> wrong(list);
        };
    constant.value().ifPresent(it -> rows.add(new Listed.Row(it, item.span())));
  }

  private Constant scalar(Node.Scalar scalar) {
    Constant constant = values.spelled(scalar);
    scalars.merge("value", constant.type(), Type::either);
    return constant
        .value()
        .filter(it -> it.text().isEmpty())
        .map(it -> textless(scalar, it))
        .orElse(constant);
  }

  private Constant textless(Node.Scalar scalar, Value value) {
    settings
        .problems()
        .error(scalar.span(), "a target is a scalar or a record, but this is " + value.kind());
    return Constant.UNKNOWN;
  }

  private Constant record(Node.Mapping mapping) {
    Constant constant = values.read(mapping);
    records = true;
    if (constant.type() instanceof Type.Obj(var types, _)) {
      types.forEach((name, type) -> fields.merge(name, type, Type::either));
    }
    return constant;
  }

  private Constant wrong(Node.Sequence list) {
    settings.shapes().wrong(list, "a target: a scalar or a record", "");
    return Constant.UNKNOWN;
  }

  private Type target() {
    if (!records) {
      return Rows.closed(rows.isEmpty() && scalars.isEmpty() ? Map.of("value", Type.ANY) : scalars);
    }
    scalars.forEach((name, type) -> fields.merge(name, type, Type::either));
    return Rows.record(fields, Optional.empty());
  }
}
