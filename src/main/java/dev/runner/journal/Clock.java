package dev.runner.journal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// Writes when things happened, to the microsecond. What comes in order is written fast: most of it
/// is as it was before.
final class Clock {
  private static final int TO_MICROS = 1000;
  private static final int DIGITS = 6;

  private Instant last = Instant.MIN;
  private long second = Long.MIN_VALUE;
  private byte[] text = {};

  /// @return as ISO 8601 has it, in UTC; until it is asked again
  byte[] text(Instant at) {
    if (!at.equals(last)) {
      write(at);
      last = at;
    }
    return text;
  }

  private void write(Instant at) {
    if (at.getEpochSecond() != second) {
      second = at.getEpochSecond();
      String whole = Instant.ofEpochSecond(second).toString();
      text = whole.replace("Z", ".000000Z").getBytes(StandardCharsets.US_ASCII);
    }
    int end = text.length - 1;
    for (int i = 1, rest = at.getNano() / TO_MICROS; i <= DIGITS; i++, rest /= 10) {
      text[end - i] = (byte) ('0' + rest % 10);
    }
  }
}
