package dev.runner.language;

import dev.runner.expr.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What the schema says of a value.
///
/// @param says its keywords, those of what it refers to among them
/// @param names of the definitions that it refers to, the nearest first
record Definition(Value.Obj says, List<String> names) {

  Definition {
    names = List.copyOf(names);
  }

  String text(String keyword) {
    return says.field(keyword).flatMap(Value::text).orElse("");
  }

  List<Value> list(String keyword) {
    return says.field(keyword).orElse(Value.NULL) instanceof Value.Arr(var items)
        ? items
        : List.of();
  }

  /// What a keyword says of a value, where it says more than that it may be anything or nothing.
  Optional<Value.Obj> part(String keyword) {
    return says.field(keyword).filter(Value.Obj.class::isInstance).map(Value.Obj.class::cast);
  }

  Map<String, Value> properties() {
    return part("properties").map(Value.Obj::fields).orElse(Map.of());
  }

  /// The schemas of which a value has to fit one.
  Stream<Value.Obj> alternatives() {
    return list("anyOf").stream().filter(Value.Obj.class::isInstance).map(Value.Obj.class::cast);
  }

  boolean requires(String name) {
    return list("required").contains(Value.of(name));
  }
}
