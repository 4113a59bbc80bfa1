package dev.runner.expr;

/// `== != < <= > >=`, of two values of one kind.
final class Comparing {
  private Comparing() {}

  static boolean truth(Evaluator evaluator, Node.Compare compare) throws EvaluationException {
    Value left = evaluator.value(compare.left());
    Value right = evaluator.value(compare.right());
    return compare.comparison().orders()
        ? ordered(evaluator, compare, left, right)
        : equal(evaluator, compare, left, right);
  }

  private static boolean equal(Evaluator evaluator, Node.Compare compare, Value left, Value right)
      throws EvaluationException {
    boolean nothing = left instanceof Value.Null || right instanceof Value.Null;
    if (!nothing && !left.kind().equals(right.kind())) {
      throw differing(compare, left, right);
    }
    boolean same = new Sameness(evaluator.budget(), compare.span()).same(left, right);
    return compare.comparison().holds(same ? 0 : 1);
  }

  private static boolean ordered(Evaluator evaluator, Node.Compare compare, Value left, Value right)
      throws EvaluationException {
    if (left instanceof Value.Num one && right instanceof Value.Num other) {
      return compare.comparison().holds(one.compareTo(other));
    }
    if (left instanceof Value.Str(String one) && right instanceof Value.Str(String other)) {
      evaluator.budget().work(Math.min(one.length(), other.length()) / 16, compare.span());
      return compare.comparison().holds(byCodePoints(one, other));
    }
    throw disordered(compare, left, right);
  }

  private static EvaluationException disordered(Node.Compare compare, Value left, Value right) {
    if (!hasOrder(left)) {
      return Faults.unordered(compare, compare.left(), Kinds.of(left)).evaluating();
    }
    return hasOrder(right)
        ? differing(compare, left, right)
        : Faults.unordered(compare, compare.right(), Kinds.of(right)).evaluating();
  }

  private static EvaluationException differing(Node.Compare compare, Value left, Value right) {
    return Faults.differing(compare, Kinds.of(left), Kinds.of(right)).evaluating();
  }

  private static boolean hasOrder(Value value) {
    return value instanceof Value.Num || value instanceof Value.Str;
  }

  /// The order of their UTF-8 bytes, as everywhere in a plan.
  static int byCodePoints(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    int at = 0;
    while (at < shorter && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return at == shorter
        ? Integer.compare(one.length(), other.length())
        : Integer.compare(rank(one.charAt(at)), rank(other.charAt(at)));
  }

  /// Surrogates stand for what comes behind all other characters.
  private static int rank(char c) {
    return Character.isSurrogate(c) ? c + Character.MAX_VALUE : c;
  }
}
