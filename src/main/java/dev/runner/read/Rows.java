package dev.runner.read;

import dev.runner.expr.Type;
import dev.runner.plan.TargetSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A target source that was read, and what `target` is for its rows.
record Rows(TargetSource source, Type target) {

  /// Rows of which no more is known than what every target has.
  static Rows any(TargetSource source) {
    return new Rows(source, record(Map.of(), Optional.of(Type.ANY)));
  }

  /// Scalars: `target.value`.
  static Rows scalars(TargetSource source, Type value) {
    return new Rows(source, closed(Map.of("value", value)));
  }

  /// Paths: `target.path` and `target.name`.
  static Rows paths(TargetSource source) {
    return new Rows(source, closed(new TreeMap<>(Map.of("path", Type.STR, "name", Type.STR))));
  }

  /// Records: `target.x` and `target.fields.x`.
  ///
  /// @param others the type of fields not named; empty where there are none
  static Type record(Map<String, Type> fields, Optional<Type> others) {
    Map<String, Type> all = new LinkedHashMap<>(fields);
    all.put("key", Type.STR);
    all.put("fields", new Type.Obj(fields, others));
    return new Type.Obj(all, others);
  }

  /// What has a key and just these fields.
  static Type closed(Map<String, Type> fields) {
    Map<String, Type> all = new LinkedHashMap<>(Map.of("key", Type.STR));
    all.putAll(fields);
    return Type.closed(all);
  }
}
