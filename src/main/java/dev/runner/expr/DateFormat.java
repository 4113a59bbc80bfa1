package dev.runner.expr;

import dev.runner.text.Span;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.List;

/// How a date is written: the format of C's `strftime` and the command `date`, in English and UTC.
///
/// @param text sound: every `%` stands before a letter that is known
record DateFormat(String text) {
  static final DateFormat ISO = new DateFormat("%Y-%m-%dT%H:%M:%SZ");

  private static final String KNOWN = "YymdeHIMSpjaAbBuGVFTDRsZz%";
  private static final List<String> DAYS =
      List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
  private static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");

  /// @param at where it is written, for faults
  static DateFormat parse(Span at, String text) throws SyntaxException {
    if (text.length() > 1000) {
      throw new SyntaxException(at, "the format is longer than 1000 characters", "");
    }
    if (!text.isEmpty() && text.indexOf('%') < 0) {
      throw new SyntaxException(
          at, "the format has no `%`", "write it as for the command `date`: `%Y-%m-%d %H:%M:%S`");
    }
    for (int sign = text.indexOf('%'); sign >= 0; sign = text.indexOf('%', sign + 2)) {
      if (sign + 1 == text.length() || KNOWN.indexOf(text.charAt(sign + 1)) < 0) {
        int end = Math.min(text.length(), sign + 2);
        throw new SyntaxException(
            at,
            "`" + Shown.brief(text.substring(sign, end)) + "` is no part of a date",
            "such as `%Y-%m-%d %H:%M:%S`; `%%` is a percent sign");
      }
    }
    return new DateFormat(text);
  }

  String of(LocalDateTime date) {
    StringBuilder written = new StringBuilder();
    int from = 0;
    for (int sign = text.indexOf('%'); sign >= 0; sign = text.indexOf('%', from)) {
      written.append(text, from, sign).append(part(text.charAt(sign + 1), date));
      from = sign + 2;
    }
    return written.append(text, from, text.length()).toString();
  }

  private static String part(char letter, LocalDateTime date) {
    return switch (letter) {
      case 'Y' -> padded(date.getYear(), 4);
      case 'y' -> padded(date.getYear() % 100, 2);
      case 'm' -> padded(date.getMonthValue(), 2);
      case 'd' -> padded(date.getDayOfMonth(), 2);
      case 'e' -> padded(date.getDayOfMonth(), 2).replaceFirst("^0", " ");
      case 'H' -> padded(date.getHour(), 2);
      case 'I' -> padded((date.getHour() + 11) % 12 + 1, 2);
      case 'M' -> padded(date.getMinute(), 2);
      case 'S' -> padded(date.getSecond(), 2);
      case 'p' -> date.getHour() < 12 ? "AM" : "PM";
      case 'j' -> padded(date.getDayOfYear(), 3);
      case 'u' -> Integer.toString(date.getDayOfWeek().getValue());
      case 'G' -> padded(date.get(IsoFields.WEEK_BASED_YEAR), 4);
      case 'V' -> padded(date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2);
      default -> composed(letter, date);
    };
  }

  private static String composed(char letter, LocalDateTime date) {
    return switch (letter) {
      case 'a' -> day(date).substring(0, 3);
      case 'A' -> day(date);
      case 'b' -> month(date).substring(0, 3);
      case 'B' -> month(date);
      case 'F' -> new DateFormat("%Y-%m-%d").of(date);
      case 'T' -> new DateFormat("%H:%M:%S").of(date);
      case 'D' -> new DateFormat("%m/%d/%y").of(date);
      case 'R' -> new DateFormat("%H:%M").of(date);
      case 's' -> Long.toString(date.toEpochSecond(ZoneOffset.UTC));
      case 'Z' -> "UTC";
      case 'z' -> "+0000";
      default -> "%";
    };
  }

  private static String day(LocalDateTime date) {
    return DAYS.get(date.getDayOfWeek().getValue() - 1);
  }

  private static String month(LocalDateTime date) {
    return MONTHS.get(date.getMonthValue() - 1);
  }

  private static String padded(int number, int width) {
    String digits = Integer.toString(number);
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }
}
