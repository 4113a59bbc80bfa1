package dev.runner.read;

import dev.runner.expr.Type;
import dev.runner.expr.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A value that a plan writes down: its type always, itself only where nothing that it depends on
/// is missing.
record Constant(Type type, Optional<Value> value) {

  /// What is there, but wrong.
  static final Constant UNKNOWN = new Constant(Type.ANY, Optional.empty());

  static Constant of(Value value) {
    return new Constant(Type.of(value), Optional.of(value));
  }

  static Constant list(List<Constant> items) {
    List<Value> values = items.stream().flatMap(it -> it.value().stream()).toList();
    Type type =
        new Type.Arr(items.stream().map(Constant::type).reduce(Type::either).orElse(Type.ANY));
    return new Constant(
        type,
        values.size() == items.size() ? Optional.of(new Value.Arr(values)) : Optional.empty());
  }

  static Constant record(Map<String, Constant> fields) {
    Map<String, Type> types = new LinkedHashMap<>();
    fields.forEach((name, field) -> types.put(name, field.type()));
    Map<String, Value> values = new LinkedHashMap<>();
    fields.forEach((name, field) -> field.value().ifPresent(it -> values.put(name, it)));
    boolean whole = values.size() == fields.size();
    return new Constant(
        Type.closed(types), whole ? Optional.of(new Value.Obj(values)) : Optional.empty());
  }
}
