package dev.runner.expr;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/// Reads numbers as they are written: `42`, `-1.10`, `2e3`, `0x1f`, `0o17`.
final class Numeral {
  /// The longest number that is read, in characters, as in Jackson.
  private static final int LONGEST = 1000;

  /// Beyond so many digits before the point, or zeros behind it, a number has an exponent.
  private static final int PLAIN = 40;

  private static final int FEWEST = 12;

  private Numeral() {}

  /// The number that the whole of `text` is; empty when it is none.
  static Optional<Value.Num> read(String text) {
    if (whole(text)) {
      return Optional.of(Value.Num.spelled(text));
    }
    return text.isEmpty() || text.length() > LONGEST
        ? Optional.empty()
        : value(text).map(it -> new Value.Num(it, text));
  }

  private static boolean whole(String text) {
    return !text.isEmpty()
        && text.length() < 18
        && text.chars().allMatch(it -> it >= '0' && it <= '9');
  }

  /// The number with the other sign.
  static Value.Num negative(Value.Num number) {
    String spelling = number.spelling();
    String other = spelling.startsWith("-") ? spelling.substring(1) : "-" + spelling;
    return number.small()
        ? Value.Num.spelled(other)
        : new Value.Num(number.value().negate(), other);
  }

  /// The number in the shortest way that people write it.
  static Value.Num of(BigDecimal value) {
    int before = value.precision() - value.scale();
    boolean plain = before > -FEWEST && before <= PLAIN;
    BigDecimal kept = plain && value.scale() < 0 ? value.setScale(0) : value;
    return new Value.Num(kept, plain ? kept.toPlainString() : kept.toString());
  }

  private static Optional<BigDecimal> value(String text) {
    try {
      return Optional.of(parse(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static BigDecimal parse(String text) {
    if (text.startsWith("0x")) {
      return new BigDecimal(new BigInteger(unsigned(text), 16));
    }
    return text.startsWith("0o")
        ? new BigDecimal(new BigInteger(unsigned(text), 8))
        : new BigDecimal(decimal(text));
  }

  private static String unsigned(String text) {
    String digits = text.substring(2);
    if (!digits.chars().allMatch(it -> it < 128 && Character.isLetterOrDigit(it))) {
      throw new NumberFormatException(text);
    }
    return digits;
  }

  private static String decimal(String text) {
    boolean ascii = text.chars().allMatch(it -> "0123456789.eE+-".indexOf(it) >= 0);
    if (!ascii || text.startsWith(".") || text.endsWith(".")) {
      throw new NumberFormatException(text);
    }
    return text;
  }
}
