package dev.runner.expr;

import dev.runner.text.Span;

/// Finds the value of a tree. Used by one thread, for one evaluation.
final class Evaluator {
  private final Names names;
  private final Budget budget;

  /// @param names asked for each use of a name
  Evaluator(Names names, Budget budget) {
    this.names = names;
    this.budget = budget;
  }

  /// @param names asked at most once for each name
  static Evaluator with(Names names) {
    return new Evaluator(new Asked(names), new Budget());
  }

  Names names() {
    return names;
  }

  Budget budget() {
    return budget;
  }

  /// The same with one more name.
  Evaluator binding(String name, Value value) {
    return new Evaluator(names.with(name, value), budget);
  }

  Value value(Node node) throws EvaluationException {
    return look(node).value();
  }

  /// The value, or what is missing on the path to it.
  Lookup look(Node node) throws EvaluationException {
    budget.work(1, node.span());
    return switch (node) {
      case Node.Name(Span span, String name) ->
          names
              .named(name)
              .<Lookup>map(Lookup.Found::new)
              .orElseGet(() -> new Lookup.Unnamed(span, name));
      case Node.Select select ->
          switch (look(select.of())) {
            case Lookup.Found(Value value) -> into(select.of(), value, select.step()).go();
            case Lookup.Unnamed unnamed -> unnamed;
            case Lookup.Absent absent -> absent;
          };
      case Node.Literal(_, Value value) -> new Lookup.Found(value);
      case Node.Pattern(_, Regex regex) -> new Lookup.Found(Value.of(regex.written()));
      case Node.Filter filter -> new Lookup.Found(Filtering.values(this, filter));
      case Node.Not not -> new Lookup.Found(Value.of(Conditions.truth(this, not)));
      case Node.Logic logic -> new Lookup.Found(Value.of(Conditions.truth(this, logic)));
      case Node.Compare compare -> new Lookup.Found(Value.of(Comparing.truth(this, compare)));
      case Node.Within within -> new Lookup.Found(Value.of(Containing.truth(this, within)));
      case Node.Reckon reckon -> new Lookup.Found(Arithmetic.of(this, reckon));
      case Node.Negative negative -> new Lookup.Found(Arithmetic.of(this, negative));
      case Node.Choice choice -> look(Conditions.chosen(this, choice));
      case Node.Items list -> new Lookup.Found(items(list));
      case Node.Call call -> new Lookup.Found(new Arguments(this, call).call());
      case Node.Unknown unknown ->
          throw new EvaluationException(
              unknown.at(), "there is no function `" + Shown.brief(unknown.word()) + "`");
      case Node.Lambda lambda -> look(lambda.body());
    };
  }

  private Value items(Node.Items list) throws EvaluationException {
    BoundedList items = new BoundedList(budget, list.span());
    for (Node item : list.items()) {
      items.add(value(item));
    }
    return items.value();
  }

  Access into(Node of, Value value, Step.Into step) throws EvaluationException {
    return new Access(of, value, step.span(), index(step));
  }

  private Value index(Step.Into step) throws EvaluationException {
    return switch (step) {
      case Step.Named(_, String name) -> Value.of(name);
      case Step.At(_, Node index) -> value(index);
    };
  }
}
