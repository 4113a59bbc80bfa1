package dev.runner.journal;

import java.util.zip.CRC32C;

/// What the bytes of a line sum up to (CRC-32C, RFC 3720), all but the sum itself.
final class Checksum {
  /// How a line ends: `,"crc":"0123abcd"}`, without the line break.
  static final int LENGTH = 18;

  private static final String BEFORE = ",\"crc\":\"";

  private Checksum() {}

  /// Makes the tables of the sum, which takes a while the first time.
  static void prepare() {
    var _ = of(new byte[0], 0, 0);
  }

  static int of(byte[] bytes, int start, int end) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, start, end - start);
    return (int) sum.getValue();
  }

  static String hex(int sum) {
    StringBuilder hex = new StringBuilder(8);
    for (int shift = 28; shift >= 0; shift -= 4) {
      hex.append(Character.forDigit(sum >>> shift & 0xf, 16));
    }
    return hex.toString();
  }

  /// Whether a line is what was written.
  ///
  /// @param end behind its last byte, which is not the line break
  static boolean holds(byte[] bytes, int start, int end) {
    int at = end - LENGTH;
    if (at <= start || bytes[end - 1] != '}' || bytes[end - 2] != '"') {
      return false;
    }
    for (int i = 0; i < BEFORE.length(); i++) {
      if (bytes[at + i] != BEFORE.charAt(i)) {
        return false;
      }
    }
    return written(bytes, at + BEFORE.length()) == (of(bytes, start, at) & 0xffff_ffffL);
  }

  private static long written(byte[] bytes, int at) {
    long sum = 0;
    for (int i = at; i < at + 8; i++) {
      int digit = Character.digit(bytes[i], 16);
      boolean canonical = digit >= 0 && (bytes[i] < 'A' || bytes[i] > 'F');
      sum = canonical && sum >= 0 ? sum << 4 | digit : -1;
    }
    return sum;
  }
}
