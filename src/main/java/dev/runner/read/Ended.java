package dev.runner.read;

import dev.runner.expr.Type;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What `steps` is for one step after another; cheap where each sees what the one before it saw,
/// and a little more.
final class Ended {
  private final List<Outline> steps;
  private final Map<String, Type> types;
  private final Map<String, Type> outer;
  private Map<String, Type> known;
  private BitSet in = new BitSet();

  /// @param types of the steps that were read, by their ids; grows meanwhile
  /// @param outer what is known of steps that are not among these
  Ended(List<Outline> steps, Map<String, Type> types, Map<String, Type> outer) {
    this.steps = steps;
    this.types = types;
    this.outer = outer;
    this.known = new LinkedHashMap<>(outer);
  }

  /// What `steps` is where those at these positions have ended.
  Type after(BitSet positions) {
    BitSet surplus = (BitSet) in.clone();
    surplus.andNot(positions);
    if (!surplus.isEmpty()) {
      known = new LinkedHashMap<>(outer);
      in = new BitSet();
    }
    BitSet more = (BitSet) positions.clone();
    more.andNot(in);
    more.stream()
        .mapToObj(it -> steps.get(it).id())
        .forEach(it -> known.put(it, types.getOrDefault(it, Type.ANY)));
    in = positions;
    return Type.closed(known);
  }
}
