package dev.runner.expr;

import java.util.Arrays;
import java.util.Optional;

/// An operator that compares two values.
enum Comparison {
  EQUAL("=="),
  UNEQUAL("!="),
  LESS("<"),
  AT_MOST("<="),
  GREATER(">"),
  AT_LEAST(">=");

  private final String sign;

  Comparison(String sign) {
    this.sign = sign;
  }

  static Optional<Comparison> signed(String sign) {
    return Arrays.stream(values()).filter(it -> it.sign.equals(sign)).findFirst();
  }

  String sign() {
    return sign;
  }

  /// Whether it asks for less and more, not only for the same.
  boolean orders() {
    return switch (this) {
      case EQUAL, UNEQUAL -> false;
      case LESS, AT_MOST, GREATER, AT_LEAST -> true;
    };
  }

  /// What it makes of the order of two values: negative, zero or positive, as a `Comparator` gives
  /// it.
  boolean holds(int order) {
    return switch (this) {
      case EQUAL -> order == 0;
      case UNEQUAL -> order != 0;
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case GREATER -> order > 0;
      case AT_LEAST -> order >= 0;
    };
  }
}
