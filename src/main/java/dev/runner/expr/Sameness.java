package dev.runner.expr;

import dev.runner.text.Span;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// Whether two values are the same, to any depth that a value may have.
final class Sameness {
  private static final int DEEPEST = 1000;

  private final Budget budget;
  private final Span at;

  /// @param at to whom it is blamed when it takes too long
  Sameness(Budget budget, Span at) {
    this.budget = budget;
    this.at = at;
  }

  boolean same(Value one, Value other) throws EvaluationException {
    return same(one, other, 0);
  }

  private boolean same(Value one, Value other, int depth) throws EvaluationException {
    budget.work(1, at);
    if (depth > DEEPEST) {
      throw new EvaluationException(at, "the values are nested too deeply to be compared");
    }
    return switch (one) {
      case Value.Str(String text) -> other instanceof Value.Str(String with) && same(text, with);
      case Value.Arr(List<Value> items) ->
          other instanceof Value.Arr(List<Value> with) && same(items, with, depth);
      case Value.Obj(Map<String, Value> fields) ->
          other instanceof Value.Obj(Map<String, Value> with) && same(fields, with, depth);
      case Value.Null _, Value.Bool _, Value.Num _ -> one.equals(other);
    };
  }

  private boolean same(String one, String other) throws EvaluationException {
    budget.work(one.length() == other.length() ? one.length() / 16 : 0, at);
    return one.equals(other);
  }

  private boolean same(List<Value> some, List<Value> others, int depth) throws EvaluationException {
    Iterator<Value> other = others.iterator();
    boolean same = some.size() == others.size();
    for (Iterator<Value> one = some.iterator(); same && one.hasNext(); ) {
      same = same(one.next(), other.next(), depth + 1);
    }
    return same;
  }

  private boolean same(Map<String, Value> some, Map<String, Value> others, int depth)
      throws EvaluationException {
    boolean same = some.keySet().equals(others.keySet());
    for (Iterator<String> names = some.keySet().iterator(); same && names.hasNext(); ) {
      String name = names.next();
      same =
          same(
              some.getOrDefault(name, Value.NULL),
              others.getOrDefault(name, Value.NULL),
              depth + 1);
    }
    return same;
  }
}
