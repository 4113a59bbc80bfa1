package dev.runner.expr;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Instants as texts and as seconds since 1970. No formatter of the JDK is used: their making takes
/// longer than most plans.
final class Dates {
  private static final String TIME =
      "(?<hour>\\d\\d):(?<minute>\\d\\d)(?::(?<second>\\d\\d)(?:[.,](?<fraction>\\d{1,9}))?)?";
  private static final String OFFSET =
      "(?: ?(?:[Zz]|UTC|GMT|(?<sign>[+-])(?<hours>\\d\\d)(?::?(?<minutes>\\d\\d))?))";
  private static final Pattern ISO =
      Pattern.compile(
          "(?<year>\\d{4})-(?<month>\\d\\d)-(?<day>\\d\\d)(?:[Tt ]" + TIME + OFFSET + "?)?");
  private static final Pattern HTTP =
      Pattern.compile(
          "(?:[A-Za-z]{3}, )?(?<day>\\d{1,2}) (?<name>[A-Za-z]{3}) (?<year>\\d{4}) "
              + TIME
              + OFFSET);
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final long FIRST = -62_167_219_200L;
  private static final long LAST = 253_402_300_799L;

  private static final int WORK = 500;

  private Dates() {}

  static Value epoch(Arguments arguments) throws EvaluationException {
    return epoch(arguments, arguments.string(0).strip());
  }

  private static Value.Num epoch(Arguments arguments, String text) throws EvaluationException {
    arguments.budget().work(WORK, arguments.span());
    Matcher iso = ISO.matcher(text);
    Matcher http = HTTP.matcher(text);
    try {
      if (text.length() <= 100 && iso.matches()) {
        return seconds(arguments, iso, number(iso, "month"));
      }
      if (text.length() <= 100 && http.matches()) {
        int month = MONTHS.indexOf(http.group("name").toLowerCase(Locale.ROOT)) + 1;
        return seconds(arguments, http, month);
      }
    } catch (DateTimeException e) {
      throw arguments.fault(0, "`" + Shown.brief(text) + "`: there is no such date");
    }
    String hint =
        text.matches("-?[0-9]+(\\.[0-9]+)?")
            ? "`number(x)` makes seconds of it"
            : "`2026-01-31T12:00:00Z` is";
    throw arguments.fault(0, "`" + Shown.brief(text) + "` is no date; " + hint);
  }

  private static Value.Num seconds(Arguments arguments, Matcher date, int month)
      throws EvaluationException {
    long seconds =
        LocalDateTime.of(
                    number(date, "year"),
                    month,
                    number(date, "day"),
                    number(date, "hour"),
                    number(date, "minute"),
                    number(date, "second"))
                .toEpochSecond(ZoneOffset.UTC)
            - offset(date);
    Optional<String> fraction = Optional.ofNullable(date.group("fraction"));
    return fraction.isEmpty()
        ? Value.Num.spelled(Long.toString(seconds))
        : arguments
            .arithmetic()
            .number(BigDecimal.valueOf(seconds).add(new BigDecimal("0." + fraction.get())));
  }

  private static int offset(Matcher date) {
    int minutes = number(date, "hours") * 60 + number(date, "minutes");
    return "-".equals(date.group("sign")) ? -minutes * 60 : minutes * 60;
  }

  /// The number in a group; 0 where that isn't written.
  private static int number(Matcher date, String group) {
    return Optional.ofNullable(date.group(group)).map(Integer::parseInt).orElse(0);
  }

  static Value text(Arguments arguments) throws EvaluationException {
    Value value = arguments.value(0);
    Value.Num seconds =
        value instanceof Value.Str(String text)
            ? epoch(arguments, text.strip())
            : arguments.number(0);
    LocalDateTime date = LocalDateTime.ofEpochSecond(whole(arguments, seconds), 0, ZoneOffset.UTC);
    try {
      DateFormat format =
          arguments.count() > 1
              ? DateFormat.parse(arguments.span(1), arguments.string(1))
              : DateFormat.ISO;
      arguments.budget().work(WORK + 20L * format.text().length(), arguments.span());
      return arguments.text(format.of(date));
    } catch (SyntaxException e) {
      throw e.fault().evaluating();
    }
  }

  private static long whole(Arguments arguments, Value.Num seconds) throws EvaluationException {
    boolean near =
        seconds.compareTo(Value.Num.spelled(Long.toString(FIRST))) >= 0
            && seconds.compareTo(Value.Num.spelled(Long.toString(LAST))) <= 0;
    if (!near) {
      throw arguments.fault(0, "dates are known from the year 0 to 9999; are these milliseconds?");
    }
    arguments.arithmetic().checkOperand(seconds.value());
    return seconds.value().setScale(0, RoundingMode.FLOOR).longValue();
  }
}
