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
/// @param outputs the names of the `outputs` of its steps
/// @param asks whether it asks what became of each target of the jobs that it needs
record Peer(boolean targets, Set<String> vars, Set<String> outputs, boolean asks) {
  static final Peer NONE = new Peer(false, Set.of(), Set.of(), false);

  /// Those of a plan by their ids.
  static Map<String, Peer> all(Node.Mapping jobs) {
    Map<String, Peer> all = new LinkedHashMap<>();
    jobs.entries().forEach(it -> all.put(it.key().value(), of(it.value())));
    return all;
  }

  static Peer of(Node job) {
    boolean targets = false;
    Set<String> vars = new LinkedHashSet<>();
    Set<String> outputs = new LinkedHashSet<>();
    if (job instanceof Node.Mapping mapping) {
      for (Node.Entry entry : mapping.entries()) {
        targets |= entry.key().value().equals("targets");
        if (entry.key().value().equals("vars")) {
          vars.addAll(keys(entry.value()));
        }
        if (entry.key().value().equals("steps")) {
          outputs.addAll(outputs(entry.value()));
        }
      }
    }
    return new Peer(targets, vars, outputs, asks(job));
  }

  private static Set<String> outputs(Node steps) {
    Set<String> outputs = new LinkedHashSet<>();
    if (steps instanceof Node.Sequence all) {
      for (Node step : all.items()) {
        if (step instanceof Node.Mapping mapping) {
          mapping.entries().stream()
              .filter(it -> it.key().value().equals("outputs"))
              .forEach(it -> outputs.addAll(keys(it.value())));
        }
      }
    }
    return outputs;
  }

  private static Set<String> keys(Node node) {
    Set<String> keys = new LinkedHashSet<>();
    if (node instanceof Node.Mapping mapping) {
      mapping.entries().forEach(it -> keys.add(it.key().value()));
    }
    return keys;
  }

  /// Whether a text in it may hold such an expression; to be told so in vain costs no more than
  /// memory.
  private static boolean asks(Node node) {
    return switch (node) {
      case Node.Mapping mapping -> mapping.entries().stream().anyMatch(it -> asks(it.value()));
      case Node.Sequence sequence -> sequence.items().stream().anyMatch(Peer::asks);
      case Node.Scalar scalar ->
          scalar.value().contains("needs") && scalar.value().contains("results");
    };
  }
}
