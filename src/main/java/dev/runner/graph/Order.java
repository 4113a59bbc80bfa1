package dev.runner.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/// Things sorted so that each stands behind what it needs, ties as declared (Kahn's algorithm), and
/// the cycles among the rest.
record Order<T>(List<T> sorted, List<List<T>> cycles) {

  static <T> Order<T> of(Map<String, T> things, Function<T, Collection<String>> needs) {
    List<String> names = List.copyOf(things.keySet());
    Map<String, Integer> place = new HashMap<>();
    names.forEach(name -> place.put(name, place.size()));
    Map<String, Integer> open = new HashMap<>();
    Map<String, List<String>> dependants = new HashMap<>();
    things.forEach(
        (name, thing) -> {
          Collection<String> needed = new TreeSet<>(needs.apply(thing));
          open.put(name, needed.size());
          needed.forEach(it -> dependants.computeIfAbsent(it, _ -> new ArrayList<>()).add(name));
        });
    TreeSet<Integer> ready = new TreeSet<>();
    open.forEach((name, count) -> ready.addAll(count == 0 ? List.of(place.get(name)) : List.of()));
    Map<String, T> sorted = new LinkedHashMap<>();
    while (!ready.isEmpty()) {
      String name = names.get(ready.removeFirst());
      sorted.put(name, things.get(name));
      for (String dependant : dependants.getOrDefault(name, List.of())) {
        if (open.merge(dependant, -1, Integer::sum) == 0) {
          ready.add(place.get(dependant));
        }
      }
    }
    return new Order<>(List.copyOf(sorted.values()), cycles(things, needs, sorted));
  }

  /// What could be sorted; each cycle is told to `report`.
  List<T> orReport(Consumer<List<T>> report) {
    cycles.forEach(report);
    return sorted;
  }

  /// From every unsorted thing a walk along its unsorted needs ends in a cycle; each cycle is kept
  /// once.
  private static <T> List<List<T>> cycles(
      Map<String, T> things, Function<T, Collection<String>> needs, Map<String, T> sorted) {
    List<List<T>> cycles = new ArrayList<>();
    TreeSet<String> walked = new TreeSet<>(sorted.keySet());
    for (String start : things.keySet()) {
      Deque<String> way = new ArrayDeque<>();
      String at = start;
      while (!walked.contains(at)) {
        walked.add(at);
        way.addLast(at);
        at =
            needs.apply(Objects.requireNonNull(things.get(at))).stream()
                .filter(it -> !sorted.containsKey(it))
                .findFirst()
                .orElseThrow();
      }
      if (way.contains(at)) {
        while (!way.getFirst().equals(at)) {
          way.removeFirst();
        }
        cycles.add(way.stream().map(things::get).toList());
      }
    }
    return List.copyOf(cycles);
  }
}
