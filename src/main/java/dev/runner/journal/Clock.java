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

  /// What `Instant` gives, without its formatter, which takes long to get ready.
  private static String whole(LocalDateTime at) {
    StringBuilder text = new StringBuilder();
    RunName.padded(text, at.getYear(), 4);
    RunName.padded(text.append('-'), at.getMonthValue(), 2);
    RunName.padded(text.append('-'), at.getDayOfMonth(), 2);
    RunName.padded(text.append('T'), at.getHour(), 2);
    RunName.padded(text.append(':'), at.getMinute(), 2);
    RunName.padded(text.append(':'), at.getSecond(), 2);
    return text.append(".000000Z").toString();
  }

  private void write(Instant at) {
    if (at.getEpochSecond() != second) {
      second = at.getEpochSecond();
      text =
          whole(LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC))
              .getBytes(StandardCharsets.US_ASCII);
    }
    int end = text.length - 1;
    for (int i = 1, rest = at.getNano() / TO_MICROS; i <= DIGITS; i++, rest /= 10) {
      text[end - i] = (byte) ('0' + rest % 10);
    }
  }
}
