package dev.runner.driver.http;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/// Percent-encoding (RFC 3986): which characters stand for themselves.
enum Percent {
  /// A value: every character that means something in a URL is encoded.
  VALUE("-._~"),

  /// A value within an authority: a port may stand behind it.
  AUTHORITY("-._~:[]"),

  /// A whole URL: only what can't stand in one is encoded.
  URL("-._~:/?#[]@!$&'()*+,;=%");

  private static final String HEX = "0123456789ABCDEF";

  @SuppressWarnings("ImmutableEnumChecker") // not changed after it was made
  private final BitSet plain = new BitSet();

  Percent(String marks) {
    plain.set('a', 'z' + 1);
    plain.set('A', 'Z' + 1);
    plain.set('0', '9' + 1);
    marks.chars().forEach(plain::set);
  }

  void encode(String text, StringBuilder into) {
    for (int i = 0; i < text.length(); i++) {
      if (!plain.get(text.charAt(i))) {
        bytes(text.substring(i), into);
        return;
      }
      into.append(text.charAt(i));
    }
  }

  private void bytes(String text, StringBuilder into) {
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (b >= 0 && plain.get(b)) {
        into.append((char) b);
      } else {
        into.append('%').append(HEX.charAt((b & 0xff) >> 4)).append(HEX.charAt(b & 0xf));
      }
    }
  }
}
