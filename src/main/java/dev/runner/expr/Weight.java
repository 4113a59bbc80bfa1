package dev.runner.expr;

import dev.runner.text.Span;
import java.util.List;
import java.util.Map;

/// Sees to it that a value is small enough to be written out, before it is.
final class Weight {
  private final Budget budget;
  private final Span at;
  private long weight;

  /// @param at to whom it is blamed when it is too large
  Weight(Budget budget, Span at) {
    this.budget = budget;
    this.at = at;
  }

  void check(Value value) throws EvaluationException {
    check(value, 0);
  }

  private void check(Value value, int depth) throws EvaluationException {
    if (depth > Json.DEEPEST) {
      throw new EvaluationException(
          at, "the value is nested more than " + Json.DEEPEST + " levels deep");
    }
    switch (value) {
      case Value.Arr(List<Value> items) -> {
        add(2 + items.size());
        for (Value item : items) {
          check(item, depth + 1);
        }
      }
      case Value.Obj(Map<String, Value> fields) -> {
        for (Map.Entry<String, Value> field : fields.entrySet()) {
          add(4 + field.getKey().length());
          check(field.getValue(), depth + 1);
        }
      }
      case Value.Null _, Value.Bool _, Value.Num _, Value.Str _ ->
          add(2 + value.text().orElse("").length());
    }
  }

  private void add(int characters) throws EvaluationException {
    budget.work(1, at);
    weight += characters;
    if (weight > Budget.LONGEST) {
      throw new EvaluationException(at, "the result is larger than 16 MiB");
    }
  }
}
