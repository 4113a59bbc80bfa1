package dev.runner.yaml;

/// Decodes plain and quoted scalars: line folding, doubled quotes, escapes. The text is known to be
/// well-formed.
final class FlowDecoder {
  private final String text;
  private final int end;
  private final Style style;
  private final Decoded decoded;
  private int at;

  private enum Style {
    PLAIN,
    SINGLE,
    DOUBLE
  }

  private FlowDecoder(String text, int start, int end, Style style) {
    this.text = text;
    this.at = start;
    this.end = end;
    this.style = style;
    this.decoded = new Decoded(end - start);
  }

  static FlowDecoder plain(String text, int start, int end) {
    return new FlowDecoder(text, start, end, Style.PLAIN);
  }

  /// @param start behind the opening quote
  /// @param end before the closing quote
  static FlowDecoder singleQuoted(String text, int start, int end) {
    return new FlowDecoder(text, start, end, Style.SINGLE);
  }

  /// @param start behind the opening quote
  /// @param end before the closing quote
  static FlowDecoder doubleQuoted(String text, int start, int end) {
    return new FlowDecoder(text, start, end, Style.DOUBLE);
  }

  Decoded decode() {
    while (at < end) {
      char c = text.charAt(at);
      if (isSpace(c) || isBreak(c)) {
        space();
      } else if (c == '\\' && style == Style.DOUBLE && at + 1 < end) {
        escape();
      } else {
        decoded.add(c, at);
        at += c == '\'' && style == Style.SINGLE ? 2 : 1;
      }
    }
    return decoded;
  }

  /// White space stands for itself within a line. Around line breaks it is dropped, and of those
  /// one is a space, more are one fewer.
  private void space() {
    int from = at;
    int first = -1;
    while (at < end && (isSpace(text.charAt(at)) || isBreak(text.charAt(at)))) {
      if (!isBreak(text.charAt(at))) {
        at++;
      } else if (first < 0) {
        first = at;
        skipBreak();
      } else {
        from = -1;
        decoded.add('\n', at);
        skipBreak();
      }
    }
    if (first >= 0 && from >= 0) {
      decoded.add(' ', first);
    }
    for (int i = from; first < 0 && i < at; i++) {
      decoded.add(text.charAt(i), i);
    }
  }

  private void escape() {
    int from = at;
    char c = text.charAt(at + 1);
    at += 2;
    switch (c) {
      case 'x' -> code(from, 2);
      case 'u' -> code(from, 4);
      case 'U' -> code(from, 8);
      case '\r', '\n' -> {
        at--;
        joinLines();
      }
      default -> decoded.add(simple(c), from);
    }
  }

  private void code(int from, int digits) {
    int to = Math.min(end, at + digits);
    try {
      int point = Integer.parseInt(text.substring(at, to), 16);
      decoded.addPoint(Character.isValidCodePoint(point) ? point : '?', from);
    } catch (NumberFormatException _) {
      decoded.add('?', from);
    }
    at = to;
  }

  /// An escaped line break is none; empty lines after it count in full.
  private void joinLines() {
    skipBreak();
    while (at < end && (isSpace(text.charAt(at)) || isBreak(text.charAt(at)))) {
      if (isBreak(text.charAt(at))) {
        decoded.add('\n', at);
        skipBreak();
      } else {
        at++;
      }
    }
  }

  private static char simple(char c) {
    return switch (c) {
      case '0' -> '\0';
      case 'a' -> '\007';
      case 'b' -> '\b';
      case 't', '\t' -> '\t';
      case 'n' -> '\n';
      case 'v' -> '\013';
      case 'f' -> '\f';
      case 'r' -> '\r';
      case 'e' -> '\033';
      case 'N' -> '\u0085';
      case '_' -> '\u00a0';
      case 'L' -> '\u2028';
      case 'P' -> '\u2029';
      default -> c;
    };
  }

  private void skipBreak() {
    at += text.charAt(at) == '\r' && at + 1 < end && text.charAt(at + 1) == '\n' ? 2 : 1;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }
}
