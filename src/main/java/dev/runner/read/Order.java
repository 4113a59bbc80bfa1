package dev.runner.read;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/// Which steps have ended when another begins. In a cycle, which is reported elsewhere, some step
/// comes first.
final class Order {
  private final List<List<Integer>> needs;
  private final List<BitSet> before = new ArrayList<>();
  private final BitSet visited = new BitSet();
  private final List<Integer> sorted = new ArrayList<>();

  /// @param needs of each step the positions of those it needs
  Order(List<List<Integer>> needs) {
    this.needs = needs;
    needs.forEach(_ -> before.add(new BitSet()));
    IntStream.range(0, needs.size()).forEach(this::visit);
  }

  /// The positions of the steps, each after those it needs.
  List<Integer> sorted() {
    return sorted;
  }

  /// The positions of all that this one needs, directly or not.
  BitSet before(int step) {
    return before.get(step);
  }

  private void visit(int step) {
    if (!visited.get(step)) {
      visited.set(step);
      needs.get(step).forEach(it -> follow(step, it));
      sorted.add(step);
    }
  }

  private void follow(int step, int need) {
    visit(need);
    before.get(step).or(before.get(need));
    before.get(step).set(need);
  }
}
