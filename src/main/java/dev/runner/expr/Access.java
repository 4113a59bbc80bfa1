package dev.runner.expr;

import dev.runner.text.Span;
import java.math.BigDecimal;
import java.util.List;

/// One step into a value while it is taken.
///
/// @param of what had the value `in`
/// @param at where the field's name or the index stands
/// @param index the field's name or the index
record Access(Node of, Value in, Span at, Value index) {

  /// @throws EvaluationException when no value of this kind allows such a step
  Lookup go() throws EvaluationException {
    return switch (in) {
      case Value.Null _ -> new Lookup.Absent(this);
      case Value.Obj object when index instanceof Value.Str(String name) ->
          object
              .field(name)
              .<Lookup>map(Lookup.Found::new)
              .orElseGet(() -> new Lookup.Absent(this));
      case Value.Arr(List<Value> items) when isWhole() -> item(items);
      case Value.Obj _, Value.Arr _, Value.Bool _, Value.Num _, Value.Str _ ->
          throw Absence.wrongStep(this);
    };
  }

  private Lookup item(List<Value> items) {
    int size = items.size();
    return index instanceof Value.Num at
            && at.value().signum() >= 0
            && at.value().compareTo(BigDecimal.valueOf(size)) < 0
        ? new Lookup.Found(items.get(at.value().intValue()))
        : new Lookup.Absent(this);
  }

  private boolean isWhole() {
    return index instanceof Value.Num at && whole(at.value());
  }

  static boolean whole(BigDecimal at) {
    return at.signum() == 0 || at.scale() <= 0 || at.stripTrailingZeros().scale() <= 0;
  }
}
