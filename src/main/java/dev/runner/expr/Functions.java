package dev.runner.expr;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// All functions by their names, in the order of the reference.
final class Functions {
  private static final Map<String, Function> ALL = all();

  private Functions() {}

  static Optional<Function> named(String word) {
    return Optional.ofNullable(ALL.get(word));
  }

  static Collection<String> words() {
    return ALL.keySet();
  }

  static Collection<Function> list() {
    return ALL.values();
  }

  private static Map<String, Function> all() {
    Map<String, Function> all = new LinkedHashMap<>();
    add(all, ValueFunction.values());
    add(all, TextFunction.values());
    add(all, PatternFunction.values());
    add(all, NumberFunction.values());
    add(all, ListFunction.values());
    add(all, ItemFunction.values());
    add(all, RecordFunction.values());
    add(all, PathFunction.values());
    add(all, TimeFunction.values());
    add(all, EncodingFunction.values());
    add(all, StatusFunction.values());
    add(all, PortFunction.values());
    return Collections.unmodifiableMap(all);
  }

  private static void add(Map<String, Function> all, Function[] theme) {
    for (Function function : theme) {
      all.put(function.word(), function);
    }
  }
}
