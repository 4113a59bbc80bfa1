package dev.runner.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// Makes the name of a file of any text: the same for the same text, another for another one. What
/// is harmless stays as it is; `/`, `%`, what can't be seen, and a `.` or `-` at the beginning
/// become the bytes of their UTF-8, as in `%2F`. Of a long one a hash stands for the end, behind
/// `%~`, and `%` alone is the empty text; neither is what becomes of another text.
final class FileName {
  /// Bytes; file systems take 255.
  private static final int LONGEST = 200;

  private static final int HASH = 16;
  private static final String CUT = "%~";
  private static final String EMPTY = "%";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private FileName() {}

  static String of(String text) {
    if (text.isEmpty()) {
      return EMPTY;
    }
    StringBuilder name = new StringBuilder(text.length());
    int length = 0;
    int kept = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      length += append(name, c, harmless(c) && (i > 0 || c != '.' && c != '-'));
      kept = length <= LONGEST - CUT.length() - 2 * HASH ? name.length() : kept;
    }
    return length <= LONGEST ? name.toString() : name.substring(0, kept) + CUT + hash(name);
  }

  private static boolean harmless(int c) {
    if (c < 0x7f) {
      return c >= ' ' && c != '/' && c != '%';
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> false;
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
      default -> true;
    };
  }

  /// @return how many bytes that makes
  private static int append(StringBuilder name, int c, boolean asItIs) {
    byte[] bytes = utf8(c);
    if (asItIs) {
      name.appendCodePoint(c);
      return bytes.length;
    }
    for (byte b : bytes) {
      HEX.toHexDigits(name.append('%'), b);
    }
    return 3 * bytes.length;
  }

  /// Half a character has no UTF-8; its three bytes are those that it would have.
  private static byte[] utf8(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE
        ? new byte[] {(byte) 0xed, (byte) (0x80 | c >> 6 & 0x3f), (byte) (0x80 | c & 0x3f)}
        : Character.toString(c).getBytes(StandardCharsets.UTF_8);
  }

  private static String hash(CharSequence name) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] all = digest.digest(name.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(all, HASH));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
