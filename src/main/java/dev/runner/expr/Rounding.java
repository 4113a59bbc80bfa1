package dev.runner.expr;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Numbers with so many decimals.
final class Rounding {
  private static final int MOST = 100;

  private Rounding() {}

  /// What the second argument says, or none.
  static int decimals(Arguments arguments) throws EvaluationException {
    int decimals = arguments.count() > 1 ? arguments.whole(1) : 0;
    if (decimals < 0 || decimals > MOST) {
      throw arguments.fault(1, "a number has 0 to " + MOST + " decimals, not " + decimals);
    }
    return decimals;
  }

  static Value number(Arguments arguments, RoundingMode mode, int decimals)
      throws EvaluationException {
    Value.Num number = arguments.number(0);
    return number.small()
        ? number
        : arguments.arithmetic().number(scaled(arguments, number, mode, decimals));
  }

  static Value text(Arguments arguments) throws EvaluationException {
    int decimals = decimals(arguments);
    BigDecimal scaled = scaled(arguments, arguments.number(0), RoundingMode.HALF_UP, decimals);
    return arguments.text(scaled.toPlainString());
  }

  private static BigDecimal scaled(
      Arguments arguments, Value.Num number, RoundingMode mode, int decimals)
      throws EvaluationException {
    arguments.arithmetic().checkOperand(number.value());
    return number.value().setScale(decimals, mode);
  }
}
