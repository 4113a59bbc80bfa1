package dev.runner.expr;

import java.util.Arrays;
import java.util.Optional;

/// An operator that reckons with two numbers.
enum Operation {
  PLUS("+"),
  MINUS("-"),
  TIMES("*"),
  DIVIDE("/"),
  REMAINDER("%");

  private final String sign;

  Operation(String sign) {
    this.sign = sign;
  }

  static Optional<Operation> signed(String sign) {
    return Arrays.stream(values()).filter(it -> it.sign.equals(sign)).findFirst();
  }

  String sign() {
    return sign;
  }

  /// Whether it binds tighter than a sum.
  boolean multiplies() {
    return this == TIMES || divides();
  }

  /// Whether its right operand must not be zero.
  boolean divides() {
    return this == DIVIDE || this == REMAINDER;
  }
}
