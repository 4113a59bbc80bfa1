package dev.runner.language;

import dev.runner.expr.Json;
import dev.runner.expr.JsonException;
import dev.runner.expr.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A JSON Schema, and what its references stand for.
final class Schema {
  private static final String DEFINITIONS = "#/$defs/";

  private final Value.Obj root;

  private Schema(Value.Obj root) {
    this.root = root;
  }

  /// @throws IllegalArgumentException when it is no schema
  static Schema parse(String json) {
    try {
      return new Schema((Value.Obj) Json.parse(json));
    } catch (JsonException | ClassCastException e) {
      throw new IllegalArgumentException("no schema: " + e.getMessage(), e);
    }
  }

  Value.Obj root() {
    return root;
  }

  /// What a part of the schema says, with what it refers to; where both speak, the nearer one is
  /// right.
  Definition definition(Value.Obj part) {
    List<String> names = new ArrayList<>();
    return new Definition(merged(part, names), names);
  }

  private Value.Obj merged(Value.Obj part, List<String> names) {
    Optional<String> reference = part.field("$ref").flatMap(Value::text);
    if (reference.isEmpty()) {
      return part;
    }
    names.add(reference.get().substring(DEFINITIONS.length()));
    Map<String, Value> all = new LinkedHashMap<>(merged(at(reference.get()), names).fields());
    part.fields()
        .forEach((name, value) -> all.merge(name, value, (far, near) -> over(name, near, far)));
    all.remove("$ref");
    return new Value.Obj(all);
  }

  private static Value over(String name, Value near, Value far) {
    return name.equals("properties")
            && near instanceof Value.Obj(var some)
            && far instanceof Value.Obj(var all)
        ? union(all, some)
        : near;
  }

  private static Value union(Map<String, Value> far, Map<String, Value> near) {
    Map<String, Value> union = new LinkedHashMap<>(far);
    union.putAll(near);
    return new Value.Obj(union);
  }

  private Value.Obj at(String reference) {
    Value at = root;
    for (String step : reference.substring("#/".length()).split("/", -1)) {
      at = ((Value.Obj) at).field(step).orElseThrow(() -> new IllegalArgumentException(reference));
    }
    return (Value.Obj) at;
  }
}
