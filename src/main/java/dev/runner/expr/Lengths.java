package dev.runner.expr;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lengths of time as plans write them, `1h30m`, and as seconds.
final class Lengths {
  private static final Pattern PART = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)(ms|s|m|h|d)");
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  /// In milliseconds: more than 3000 years.
  private static final BigDecimal LONGEST = BigDecimal.valueOf(100_000_000_000_000L);

  private static final int WORK = 200;

  private Lengths() {}

  static Value seconds(Arguments arguments) throws EvaluationException {
    String text = arguments.string(0).strip();
    arguments.budget().work(WORK, arguments.span());
    Matcher part = PART.matcher(text);
    BigDecimal millis = BigDecimal.ZERO;
    int end = 0;
    while (text.length() <= 100 && part.find(end) && part.start() == end) {
      millis = millis.add(new BigDecimal(part.group(1)).multiply(unit(part.group(2))));
      end = part.end();
    }
    if (end == 0 || end != text.length()) {
      throw arguments.fault(
          0, "`" + Shown.brief(text) + "` is no duration; write it as `1h30m`, `2.5s` or `250ms`");
    }
    return arguments.arithmetic().number(millis.divide(THOUSAND));
  }

  private static BigDecimal unit(String unit) {
    return BigDecimal.valueOf(
        switch (unit) {
          case "ms" -> 1;
          case "s" -> 1000;
          case "m" -> 60_000;
          case "h" -> 3_600_000;
          default -> 86_400_000;
        });
  }

  static Value text(Arguments arguments) throws EvaluationException {
    BigDecimal seconds = arguments.number(0).value();
    arguments.arithmetic().checkOperand(seconds);
    arguments.budget().work(WORK, arguments.span());
    if (seconds.abs().compareTo(LONGEST) > 0) {
      throw arguments.fault(0, "this duration is too long");
    }
    long millis = seconds.abs().setScale(3, RoundingMode.HALF_UP).multiply(THOUSAND).longValue();
    return arguments.text((seconds.signum() < 0 && millis > 0 ? "-" : "") + written(millis));
  }

  private static String written(long millis) {
    if (millis < 1000) {
      return millis + "ms";
    }
    StringBuilder text = new StringBuilder();
    append(text, millis / 3_600_000, "h");
    append(text, millis / 60_000 % 60, "m");
    if (millis % 60_000 > 0) {
      BigDecimal seconds = BigDecimal.valueOf(millis % 60_000, 3).stripTrailingZeros();
      text.append(seconds.toPlainString()).append('s');
    }
    return text.toString();
  }

  private static void append(StringBuilder text, long amount, String unit) {
    if (amount > 0) {
      text.append(amount).append(unit);
    }
  }
}
