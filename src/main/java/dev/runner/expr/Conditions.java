package dev.runner.expr;

/// `!`, `&&`, `||` and `? :`: by booleans only, and from left to right only as far as needed.
final class Conditions {
  private Conditions() {}

  static boolean truth(Evaluator evaluator, Node.Not not) throws EvaluationException {
    Value value = evaluator.value(not.operand());
    if (value instanceof Value.Bool(boolean truth)) {
      return !truth;
    }
    throw Faults.negated(not, Kinds.of(value)).evaluating();
  }

  static boolean truth(Evaluator evaluator, Node.Logic logic) throws EvaluationException {
    for (int i = 0; i < logic.operands().size(); i++) {
      boolean truth = operand(evaluator, logic, i);
      if (logic.connective().settledBy(truth)) {
        return truth;
      }
    }
    return !logic.connective().settledBy(true);
  }

  /// The one branch that has the value.
  static Node chosen(Evaluator evaluator, Node.Choice choice) throws EvaluationException {
    Value value = evaluator.value(choice.condition());
    if (value instanceof Value.Bool(boolean truth)) {
      return truth ? choice.then() : choice.otherwise();
    }
    throw Faults.choosing(choice, Kinds.of(value)).evaluating();
  }

  private static boolean operand(Evaluator evaluator, Node.Logic logic, int index)
      throws EvaluationException {
    Value value = evaluator.value(logic.operands().get(index));
    if (value instanceof Value.Bool(boolean truth)) {
      return truth;
    }
    throw Faults.operand(logic, index, Kinds.of(value)).evaluating();
  }
}
