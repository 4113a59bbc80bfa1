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

  /// What to call instead of a function that other languages have; empty when nothing comes to
  /// mind.
  static Optional<String> instead(String word) {
    return switch (word) {
      case "cancelled" -> Optional.of("use `always()` or `failure()`");
      case "len", "size" ->
          Optional.of("`count(list)` counts items, `length(string)` counts characters");
      case "coalesce", "ifNull", "or" -> Optional.of("use `default(x, fallback)`");
      case "concat" -> Optional.of("use `format('{0}{1}', a, b)` or `join(list, '')`");
      case "int", "float", "parseInt" -> Optional.of("use `number(x)`");
      case "str" -> Optional.of("use `string(x)`");
      default -> Optional.empty();
    };
  }

  static Collection<Function> list() {
    return ALL.values();
  }

  private static Map<String, Function> all() {
    Map<String, Function> all = new LinkedHashMap<>();
    add(all, StatusFunction.values());
    add(all, PortFunction.values());
    add(all, ValueFunction.values());
    add(all, TextFunction.values());
    add(all, PatternFunction.values());
    add(all, PathFunction.values());
    add(all, ListFunction.values());
    return Collections.unmodifiableMap(all);
  }

  private static void add(Map<String, Function> all, Function[] theme) {
    for (Function function : theme) {
      all.put(function.word(), function);
    }
  }
}
