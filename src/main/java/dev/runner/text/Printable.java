package dev.runner.text;

/// Text of unknown origin, made harmless to a terminal: control characters, bidirectional overrides
/// and lone surrogates become visible signs.
public final class Printable {
  private static final String SGR = "\u001b[";

  private Printable() {}

  /// Text on one line: line breaks and tabs are made visible too.
  public static String line(String text) {
    return made(text, false);
  }

  /// Text that may have several lines: line breaks and tabs stay.
  public static String text(String text) {
    return made(text, true);
  }

  /// Text without the sequences that set colours (SGR); all else is as it was.
  public static String uncoloured(String text) {
    StringBuilder plain = new StringBuilder();
    int start = 0;
    for (int escape = text.indexOf(SGR); escape >= 0; escape = text.indexOf(SGR, start)) {
      plain.append(text, start, escape);
      int end = sgrEnd(text, escape + SGR.length());
      plain.append(end < 0 ? SGR : "");
      start = end < 0 ? escape + SGR.length() : end;
    }
    return start == 0 ? text : plain.append(text, start, text.length()).toString();
  }

  /// Where a sequence ends whose parameters begin at `at`; negative when it is not one that sets
  /// colours.
  private static int sgrEnd(String text, int at) {
    int i = at;
    while (i < text.length() && "0123456789;:".indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i < text.length() && text.charAt(i) == 'm' ? i + 1 : -1;
  }

  private static String made(String text, boolean breaks) {
    if (plain(text)) {
      return text;
    }
    StringBuilder made = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      append(made, text.codePointAt(i), breaks);
    }
    return made.toString();
  }

  private static boolean plain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) >= 0x7f) {
        return false;
      }
    }
    return true;
  }

  private static void append(StringBuilder into, int c, boolean breaks) {
    if (breaks && (c == '\n' || c == '\t')) {
      into.append((char) c);
    } else if (c < ' ') {
      into.appendCodePoint(c == '\t' ? ' ' : 0x2400 + c);
    } else if (c == 0x7f) {
      into.appendCodePoint(0x2421);
    } else if (hidden(c)) {
      into.append('\ufffd');
    } else {
      into.appendCodePoint(c);
    }
  }

  private static boolean hidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.SURROGATE -> true;
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      default -> turning(c);
    };
  }

  /// Whether it turns the direction of the text around it.
  private static boolean turning(int c) {
    boolean mark = c == 0x200e || c == 0x200f || c == 0x61c;
    return mark || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
  }
}
