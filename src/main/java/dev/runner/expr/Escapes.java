package dev.runner.expr;

import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;

/// Has JSON write as an escape of four hexadecimal digits what could drive a terminal or turn the
/// direction of text: control characters beyond ASCII, and invisible ones.
public class Escapes extends CharacterEscapes {
  private static final long serialVersionUID = 1;
  private static final char DELETE = 0x7f;

  private final int[] ascii = standardAsciiEscapesForJSON();

  /// @param more characters of ASCII that are written so
  public Escapes(String more) {
    ascii[DELETE] = ESCAPE_STANDARD;
    more.chars().forEach(it -> ascii[it] = ESCAPE_STANDARD);
  }

  @Override
  public int[] getEscapeCodesForAscii() {
    return ascii.clone();
  }

  @Override
  @SuppressWarnings("NullAway")
  public SerializableString getEscapeSequence(int c) {
    return hidden(c) ? new SerializedString("\\u%04x".formatted(c)) : null;
  }

  /// Of characters beyond ASCII.
  protected boolean hidden(int c) {
    boolean mark = c == 0x200e || c == 0x200f || c == 0x61c;
    boolean turn = (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    return mark || turn || (c >= 0x80 && c < 0xa0);
  }
}
