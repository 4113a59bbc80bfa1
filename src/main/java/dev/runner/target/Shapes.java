package dev.runner.target;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The lists of field names that rows have in common, so that a spooled row need not repeat them.
final class Shapes {
  private static final int MOST = 1000;

  private final Map<List<String>, Integer> numbers = new HashMap<>();
  private final List<List<String>> shapes = new ArrayList<>();

  /// The number of this shape; empty when there are so many that it is not worth remembering.
  Optional<Integer> number(List<String> names) {
    Integer known = numbers.get(names);
    if (known == null && shapes.size() < MOST) {
      known = shapes.size();
      shapes.add(List.copyOf(names));
      numbers.put(shapes.getLast(), known);
    }
    return Optional.ofNullable(known);
  }

  List<String> names(int number) {
    return shapes.get(number);
  }
}
