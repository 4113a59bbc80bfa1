package dev.runner.expr;

import dev.runner.text.Problems;
import dev.runner.text.Span;
import java.util.List;
import java.util.Map;

/// Whether one value is in another: an item in a list, a part in a string, a field in a record.
final class Containing {
  private final Budget budget;
  private final Span at;
  private final Span part;

  private Containing(Budget budget, Span at, Span part) {
    this.budget = budget;
    this.at = at;
    this.part = part;
  }

  /// `part in whole`.
  static boolean truth(Evaluator evaluator, Node.Within within) throws EvaluationException {
    Value part = evaluator.value(within.part());
    Value whole = evaluator.value(within.whole());
    if (!Shape.CONTAINER.admits(Kinds.of(whole))) {
      throw nothingIn(within, Kinds.of(whole)).evaluating();
    }
    return new Containing(evaluator.budget(), within.span(), within.part().span())
        .truth(whole, part);
  }

  /// `contains(whole, part)`.
  static boolean truth(Arguments arguments) throws EvaluationException {
    Value whole = arguments.value(0);
    return new Containing(arguments.budget(), arguments.span(), arguments.span(1))
        .truth(whole, arguments.value(1));
  }

  private boolean truth(Value whole, Value wanted) throws EvaluationException {
    return switch (whole) {
      case Value.Arr(List<Value> items) -> among(items, wanted);
      case Value.Str(String text) -> {
        budget.work(text.length() / 8, at);
        yield new Needle(string(wanted, "a string contains strings")).in(text, 0) >= 0;
      }
      case Value.Obj(Map<String, Value> fields) ->
          fields.containsKey(string(wanted, "the names of fields are strings"));
      case Value.Null _, Value.Bool _, Value.Num _ -> false;
    };
  }

  private String string(Value wanted, String rule) throws EvaluationException {
    if (wanted instanceof Value.Str(String text)) {
      return text;
    }
    throw noString(part, rule, Kinds.of(wanted)).evaluating();
  }

  private boolean among(List<Value> items, Value wanted) throws EvaluationException {
    Sameness sameness = new Sameness(budget, at);
    for (Value item : items) {
      if (sameness.same(item, wanted)) {
        return true;
      }
    }
    return false;
  }

  /// Reports what can't ever be in such a whole.
  ///
  /// @param at where the part is written
  static void check(Problems problems, Span at, Type whole, Type part) {
    boolean string = Shape.STRING.admits(part);
    if (whole instanceof Type.Str && !string) {
      noString(at, "a string contains strings", part).report(problems);
    }
    if (whole instanceof Type.Obj && !string) {
      noString(at, "the names of fields are strings", part).report(problems);
    }
    if (whole instanceof Type.Arr(Type items) && !Checker.isComparable(items, part)) {
      String message = "this is a list of other values: " + part.kind() + " is never among them";
      new Fault(at, message, "").report(problems);
    }
  }

  private static Fault noString(Span at, String rule, Type type) {
    return new Fault(at, rule + ", not " + type.kind(), Faults.text(type));
  }

  /// Of what nothing can be in.
  static Fault nothingIn(Node.Within within, Type whole) {
    return new Fault(
        within.whole().span(),
        "`in` looks into " + Shape.CONTAINER.words() + ", not " + whole.kind(),
        whole instanceof Type.Null ? "use `default(list, [])`" : "");
  }
}
