package dev.runner.cli;

import dev.runner.plan.Durations;
import dev.runner.plan.FailFast;
import dev.runner.plan.Rate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the values of options, with a message that says what would be one.
final class Words {
  private static final Pattern RATE = Pattern.compile("([1-9]\\d{0,8})/(\\d*[a-z]+)");

  private Words() {}

  /// `8`, or `50%` of the cores.
  static int concurrency(String text) {
    if (text.matches("[1-9]\\d{0,5}")) {
      return Integer.parseInt(text);
    }
    if (text.matches("[1-9]\\d{0,3}%")) {
      int percent = Integer.parseInt(text.substring(0, text.length() - 1));
      return Math.max(1, Math.ceilDiv(Runtime.getRuntime().availableProcessors() * percent, 100));
    }
    throw wrong(text, "a number above 0 or a percentage of the cores");
  }

  /// `20`.
  static int count(String text) {
    if (text.matches("[1-9]\\d{0,8}")) {
      return Integer.parseInt(text);
    }
    throw wrong(text, "a number above 0");
  }

  /// `3` or `10%`; `1` where nothing is said.
  static FailFast failFast(String text) {
    if (text.isEmpty()) {
      return FailFast.FIRST;
    }
    if (text.matches("[1-9]\\d{0,8}")) {
      return cancelling(new FailFast.Threshold.Count(Long.parseLong(text)));
    }
    if (text.matches("(100|[1-9]\\d?(\\.\\d+)?)%")) {
      double percent = Double.parseDouble(text.substring(0, text.length() - 1));
      return cancelling(new FailFast.Threshold.Percent(percent));
    }
    throw wrong(text, "a number above 0 or a percentage");
  }

  private static FailFast cancelling(FailFast.Threshold threshold) {
    return new FailFast(threshold, FailFast.Running.CANCEL);
  }

  /// `20/s` or `80/1m`.
  static Rate rate(String text) {
    Matcher matcher = RATE.matcher(text);
    if (!matcher.matches()) {
      throw wrong(text, "a rate such as 20/s or 80/1m");
    }
    String period = matcher.group(2);
    String whole = Character.isDigit(period.charAt(0)) ? period : "1" + period;
    return new Rate(Long.parseLong(matcher.group(1)), duration(whole), 1);
  }

  /// `30s`.
  static Duration duration(String text) {
    return Durations.parse(text)
        .filter(it -> !it.isZero())
        .orElseThrow(() -> wrong(text, "a time such as 30s or 5m"));
  }

  /// One of the constants, by its name in small letters.
  static <E extends Enum<E>> ITypeConverter<E> oneOf(Class<E> type) {
    return text -> one(List.of(type.getEnumConstants()), text);
  }

  /// The names of the constants, in small letters.
  static <E extends Enum<E>> List<String> of(Class<E> type) {
    return Stream.of(type.getEnumConstants()).map(Words::word).toList();
  }

  private static <E extends Enum<E>> E one(List<E> constants, String text) {
    return constants.stream()
        .filter(it -> word(it).equals(text))
        .findFirst()
        .orElseThrow(
            () -> wrong(text, String.join(", ", constants.stream().map(Words::word).toList())));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static TypeConversionException wrong(String text, String expected) {
    return new TypeConversionException("'" + text + "' is not " + expected);
  }
}
