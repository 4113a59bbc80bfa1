package dev.runner.expr;

import dev.runner.text.Span;
import java.util.ArrayList;
import java.util.List;

/// A list in the making that doesn't outgrow [Budget#MOST].
final class BoundedList {
  private final Budget budget;
  private final Span at;
  private final List<Value> items = new ArrayList<>();

  /// @param at to whom it is blamed when it grows too large
  BoundedList(Budget budget, Span at) {
    this.budget = budget;
    this.at = at;
  }

  void add(Value item) throws EvaluationException {
    budget.item(items.size() + 1, at);
    items.add(item);
  }

  /// Adds a string that was cut out of another.
  void add(String item) throws EvaluationException {
    add(budget.text(item, at));
  }

  Value.Arr value() {
    return new Value.Arr(items);
  }
}
