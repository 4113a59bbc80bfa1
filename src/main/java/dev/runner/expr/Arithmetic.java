package dev.runner.expr;

import dev.runner.text.Span;
import java.math.BigDecimal;
import java.math.MathContext;

/// `+ - * / %` of decimal numbers: exact, but for quotients that don't end, which have 34 digits.
///
/// Whole numbers that surely are a `long` are reckoned as such: the first decimal number of all
/// takes some 10 ms.
final class Arithmetic {
  /// The most digits of a result, before the point and in all.
  private static final int MOST = 1000;

  /// The largest exponent of an operand, so that none needs more room than it seems to.
  private static final int FARTHEST = 10_000;

  /// What is worked per unit of [Budget#work], in pairs of digits.
  private static final int PAIRS = 1000;

  /// What a decimal number costs at least, in units of [Budget#work].
  private static final int USUAL = 60;

  private final Budget budget;
  private final Span at;

  /// @param at to whom it is blamed when a result is too large
  Arithmetic(Budget budget, Span at) {
    this.budget = budget;
    this.at = at;
  }

  static Value.Num of(Evaluator evaluator, Node.Reckon reckon) throws EvaluationException {
    Value.Num left = number(evaluator, reckon.operation().sign(), reckon.left());
    Value.Num right = number(evaluator, reckon.operation().sign(), reckon.right());
    if (reckon.operation().divides() && isZero(right)) {
      throw Faults.zero(reckon).evaluating();
    }
    return new Arithmetic(evaluator.budget(), reckon.span())
        .result(reckon.operation(), left, right);
  }

  static Value.Num of(Evaluator evaluator, Node.Negative negative) throws EvaluationException {
    return Numeral.negative(number(evaluator, "-", negative.operand()));
  }

  private static Value.Num number(Evaluator evaluator, String sign, Node node)
      throws EvaluationException {
    Value value = evaluator.value(node);
    if (value instanceof Value.Num number) {
      return number;
    }
    throw Faults.reckoned(node, sign, Kinds.of(value)).evaluating();
  }

  static boolean isZero(Value.Num number) {
    return number.small() ? number.whole() == 0 : number.value().signum() == 0;
  }

  /// @param right not zero where the operation divides
  Value.Num result(Operation operation, Value.Num left, Value.Num right)
      throws EvaluationException {
    budget.work(1, at);
    return left.small() && right.small()
        ? whole(operation, left, right)
        : decimal(operation, left.value(), right.value());
  }

  private Value.Num whole(Operation operation, Value.Num left, Value.Num right)
      throws EvaluationException {
    long one = left.whole();
    long other = right.whole();
    boolean exact =
        switch (operation) {
          case PLUS, MINUS, REMAINDER -> true;
          case TIMES -> Math.multiplyHigh(one, other) == (one * other) >> 63;
          case DIVIDE -> one % other == 0;
        };
    return exact
        ? Value.Num.spelled(Long.toString(whole(operation, one, other)))
        : decimal(operation, left.value(), right.value());
  }

  private static long whole(Operation operation, long one, long other) {
    return switch (operation) {
      case PLUS -> one + other;
      case MINUS -> one - other;
      case TIMES -> one * other;
      case DIVIDE -> one / other;
      case REMAINDER -> one % other;
    };
  }

  private Value.Num decimal(Operation operation, BigDecimal left, BigDecimal right)
      throws EvaluationException {
    checkOperand(left);
    checkOperand(right);
    budget.work(USUAL + (long) left.precision() * right.precision() / PAIRS, at);
    return number(
        switch (operation) {
          case PLUS -> left.add(right);
          case MINUS -> left.subtract(right);
          case TIMES -> left.multiply(right);
          case DIVIDE -> left.divide(right, MathContext.DECIMAL128);
          case REMAINDER -> left.remainder(right);
        });
  }

  /// A result as it is written: without zeros at the end of its decimals.
  Value.Num number(BigDecimal value) throws EvaluationException {
    BigDecimal shortest = value.stripTrailingZeros();
    int before = shortest.precision() - shortest.scale();
    if (shortest.precision() > MOST || Math.abs(before) > MOST) {
      throw tooLarge();
    }
    return Numeral.of(shortest);
  }

  /// That a number is one of those that can be reckoned with soon.
  void checkOperand(BigDecimal value) throws EvaluationException {
    if (Math.abs((long) value.scale()) > FARTHEST) {
      throw tooLarge();
    }
  }

  private EvaluationException tooLarge() {
    return new EvaluationException(at, "the number is too large or too long: 1000 digits at most");
  }
}
