package dev.runner.expr;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/// `list.*.field`: the object filter of GitHub Actions. Items that are null or have no such field
/// are left out.
final class Filtering {
  private final Evaluator evaluator;
  private final Node.Filter filter;

  private Filtering(Evaluator evaluator, Node.Filter filter) {
    this.evaluator = evaluator;
    this.filter = filter;
  }

  static Value values(Evaluator evaluator, Node.Filter filter) throws EvaluationException {
    Value of = evaluator.value(filter.of());
    if (of instanceof Value.Null) {
      throw new EvaluationException(
          filter.steps().getFirst().span(), Shown.node(filter.of()) + " is null: it has no items");
    }
    return new Filtering(evaluator, filter).walk(of);
  }

  private Value walk(Value of) throws EvaluationException {
    Value.Arr values = new Value.Arr(List.of(of));
    for (Step step : filter.steps()) {
      BoundedList next = new BoundedList(evaluator.budget(), filter.span());
      for (Value value : values.items()) {
        take(step, value, next);
      }
      values = next.value();
    }
    return values;
  }

  private void take(Step step, Value value, BoundedList next) throws EvaluationException {
    evaluator.budget().work(1, step.span());
    switch (step) {
      case Step.Every every -> {
        for (Value item : items(every, value)) {
          next.add(item);
        }
      }
      case Step.Into into -> {
        if (evaluator.into(filter, value, into).go() instanceof Lookup.Found(Value found)) {
          next.add(found);
        }
      }
    }
  }

  private Collection<Value> items(Step.Every every, Value value) throws EvaluationException {
    return switch (value) {
      case Value.Arr(List<Value> items) -> items;
      case Value.Obj(Map<String, Value> fields) -> fields.values();
      case Value.Null _ -> List.of();
      case Value.Bool _, Value.Num _, Value.Str _ ->
          throw new EvaluationException(
              every.span(), "`.*` takes a list or a record, not " + value.kind());
    };
  }
}
