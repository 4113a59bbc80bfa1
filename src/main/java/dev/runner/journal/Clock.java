package dev.runner.journal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// Writes when things happened, to the microsecond. What comes in order is written fast: most of it
/// is as it was before.
final class Clock {
  private static final int TO_MICROS = 1000;
  private static final int DIGITS = 6;

  private Instant last = Instant.MIN;
  private long second = Long.MIN_VALUE;
  private byte[] text = {};

  /// One time by itself.
  static String once(Instant at) {
    return new String(new Clock().text(at), StandardCharsets.US_ASCII);
  }

  /// @return as ISO 8601 has it, in UTC; until it is asked again
  byte[] text(Instant at) {
    if (!at.equals(last)) {
      write(at);
      last = at;
    }
    return text;
  }

  /// The second of a time, in UTC. Without a formatter of the JDK's, which takes long to get ready.
  ///
  /// @param date stands between year, month and day
  /// @param middle between the day and the hour
  /// @param clock between hour, minute and second
  static String second(Instant time, String date, String middle, String clock) {
    LocalDateTime at = LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, ZoneOffset.UTC);
    StringBuilder text = new StringBuilder();
    padded(text, at.getYear(), 4);
    padded(text.append(date), at.getMonthValue(), 2);
    padded(text.append(date), at.getDayOfMonth(), 2);
    padded(text.append(middle), at.getHour(), 2);
    padded(text.append(clock), at.getMinute(), 2);
    padded(text.append(clock), at.getSecond(), 2);
    return text.toString();
  }

  private static void padded(StringBuilder text, int number, int digits) {
    String written = Integer.toString(number);
    text.repeat('0', digits - written.length()).append(written);
  }

  private void write(Instant at) {
    if (at.getEpochSecond() != second) {
      second = at.getEpochSecond();
      text = (second(at, "-", "T", ":") + ".000000Z").getBytes(StandardCharsets.US_ASCII);
    }
    int end = text.length - 1;
    for (int i = 1, rest = at.getNano() / TO_MICROS; i <= DIGITS; i++, rest /= 10) {
      text[end - i] = (byte) ('0' + rest % 10);
    }
  }
}
