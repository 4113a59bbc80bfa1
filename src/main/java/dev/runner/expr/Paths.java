package dev.runner.expr;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Finds the names that a tree uses, each with the fields that are known to be taken from it.
final class Paths {
  private final Set<List<String>> found = new LinkedHashSet<>();

  private Paths() {}

  static Set<List<String>> of(Node node) {
    Paths paths = new Paths();
    paths.walk(node, Set.of());
    return paths.found;
  }

  /// @param bound names of items, which are none of the scope's
  private void walk(Node node, Set<String> bound) {
    switch (node) {
      case Node.Name _, Node.Select _ -> path(node, List.of(), bound);
      case Node.Lambda lambda -> walk(lambda.body(), with(bound, lambda.name()));
      case Node _ -> below(node, bound);
    }
  }

  private void below(Node node, Set<String> bound) {
    node.children().forEach(it -> walk(it, bound));
  }

  /// @param behind the steps from the node that are known to be taken
  private void path(Node node, List<String> behind, Set<String> bound) {
    switch (node) {
      case Node.Name(_, String name) -> add(name, behind, bound);
      case Node.Select(_, Node of, Step.Named(_, String name)) ->
          path(of, before(name, behind), bound);
      case Node.Select(_, Node of, Step.At(_, Node index)) -> {
        walk(index, bound);
        path(of, List.of(), bound);
      }
      case Node _ -> walk(node, bound);
    }
  }

  private void add(String name, List<String> behind, Set<String> bound) {
    if (!bound.contains(name)) {
      found.add(before(name, behind));
    }
  }

  private static List<String> before(String first, List<String> others) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(others);
    return List.copyOf(all);
  }

  private static Set<String> with(Set<String> names, String name) {
    Set<String> all = new LinkedHashSet<>(names);
    all.add(name);
    return all;
  }
}
