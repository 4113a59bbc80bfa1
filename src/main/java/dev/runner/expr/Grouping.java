package dev.runner.expr;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Finds the items of a list that belong together.
final class Grouping {
  private Grouping() {}

  static Value unique(Arguments arguments) throws EvaluationException {
    Set<String> known = new HashSet<>();
    BoundedList items = arguments.list();
    for (Value item : arguments.items(0)) {
      if (known.add(Fingerprint.of(arguments, arguments.key(item)))) {
        items.add(item);
      }
    }
    return items.value();
  }

  static Value groups(Arguments arguments) throws EvaluationException {
    Map<String, Value> keys = new LinkedHashMap<>();
    Map<String, BoundedList> members = new HashMap<>();
    for (Value item : arguments.items(0)) {
      Value key = arguments.key(item);
      String known = Fingerprint.of(arguments, key);
      keys.putIfAbsent(known, key);
      members.computeIfAbsent(known, _ -> arguments.list()).add(item);
    }
    BoundedList groups = arguments.list();
    for (Map.Entry<String, Value> key : keys.entrySet()) {
      BoundedList items = members.getOrDefault(key.getKey(), arguments.list());
      groups.add(Recording.pair("key", key.getValue(), "items", items.value()));
    }
    return groups.value();
  }
}
