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
    for (int i = 0; i < filter.steps().size(); i++) {
      values =
          switch (filter.steps().get(i)) {
            case Step.Every every -> spread(values, every);
            case Step.Into into -> selected(values, filter.before(i), into);
          };
    }
    return values;
  }

  private Value.Arr spread(Value.Arr values, Step.Every every) throws EvaluationException {
    BoundedList items = list();
    for (Value value : values.items()) {
      evaluator.budget().work(1, every.span());
      for (Value item : items(every, value)) {
        items.add(item);
      }
    }
    return items.value();
  }

  private Value.Arr selected(Value.Arr values, Node of, Step.Into into) throws EvaluationException {
    BoundedList selected = list();
    for (Value value : values.items()) {
      if (evaluator.into(of, value, into).go() instanceof Lookup.Found(Value found)) {
        selected.add(found);
      }
    }
    return selected.value();
  }

  private BoundedList list() {
    return new BoundedList(evaluator.budget(), filter.span());
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
