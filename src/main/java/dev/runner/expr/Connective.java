package dev.runner.expr;

/// What joins conditions into one.
enum Connective {
  AND("&&"),
  OR("||");

  private final String sign;

  Connective(String sign) {
    this.sign = sign;
  }

  String sign() {
    return sign;
  }

  /// Whether an operand of this truth settles the matter, so that those after it aren't evaluated.
  boolean settledBy(boolean truth) {
    return truth == (this == OR);
  }
}
