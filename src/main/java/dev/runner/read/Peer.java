package dev.runner.read;

import dev.runner.yaml.Node;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// What can be seen of a job before it is read.
///
/// @param targets whether it has `targets`
/// @param vars the names of its `vars`
record Peer(boolean targets, Set<String> vars) {
  static final Peer NONE = new Peer(false, Set.of());

  /// Those of a plan by their ids.
  static Map<String, Peer> all(Node.Mapping jobs) {
    Map<String, Peer> all = new LinkedHashMap<>();
    jobs.entries().forEach(it -> all.put(it.key().value(), of(it.value())));
    return all;
  }

  static Peer of(Node job) {
    boolean targets = false;
    Set<String> vars = new LinkedHashSet<>();
    if (job instanceof Node.Mapping mapping) {
      for (Node.Entry entry : mapping.entries()) {
        targets |= entry.key().value().equals("targets");
        if (entry.key().value().equals("vars") && entry.value() instanceof Node.Mapping names) {
          names.entries().forEach(it -> vars.add(it.key().value()));
        }
      }
    }
    return new Peer(targets, vars);
  }
}
