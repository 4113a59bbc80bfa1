package dev.runner.expr;

/// Reads quoted strings. `'it''s'` knows no escape but the doubled quote. `"a\n\d"` knows `\n \t \r
/// \" \\` and a `u` with four hexadecimal digits, and keeps every other backslash, so that regular
/// expressions stay readable.
final class Quotes {
  private static final int UNICODE = 6;

  private Quotes() {}

  /// The string that begins with the quote at `start`; a [Token.Bad] when it isn't closed.
  static Token read(String text, int start) {
    return text.charAt(start) == '\'' ? single(text, start) : twofold(text, start);
  }

  private static Token single(String text, int start) {
    int end = text.indexOf('\'', start + 1);
    while (end >= 0 && text.startsWith("''", end)) {
      end = text.indexOf('\'', end + 2);
    }
    return end < 0
        ? unclosed(text, start)
        : new Token.Quoted(start, end + 1, text.substring(start + 1, end).replace("''", "'"));
  }

  private static Token twofold(String text, int start) {
    StringBuilder value = new StringBuilder();
    int at = start + 1;
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.startsWith("\\u", at) && !isUnicode(text, at)) {
        return badEscape(text, start);
      }
      at += decode(text, at, value);
    }
    return at < text.length()
        ? new Token.Quoted(start, at + 1, value.toString())
        : unclosed(text, start);
  }

  /// Appends the character written at `at`, and tells how many characters it takes there.
  private static int decode(String text, int at, StringBuilder value) {
    char first = text.charAt(at);
    if (first != '\\' || at + 1 == text.length()) {
      value.append(first);
      return 1;
    }
    return escape(text, at, value);
  }

  private static int escape(String text, int at, StringBuilder value) {
    char escaped = text.charAt(at + 1);
    switch (escaped) {
      case 'n' -> value.append('\n');
      case 't' -> value.append('\t');
      case 'r' -> value.append('\r');
      case '"', '\\' -> value.append(escaped);
      case 'u' -> value.append((char) Integer.parseInt(text.substring(at + 2, at + UNICODE), 16));
      default -> value.append('\\').append(escaped);
    }
    return escaped == 'u' ? UNICODE : 2;
  }

  private static boolean isUnicode(String text, int at) {
    return at + UNICODE <= text.length()
        && text.substring(at + 2, at + UNICODE).chars().allMatch(Quotes::isHexadecimal);
  }

  private static boolean isHexadecimal(int c) {
    return c < 128 && Character.digit(c, 16) >= 0;
  }

  /// Ends where the string does, so that what follows can still be read.
  private static Token badEscape(String text, int start) {
    int end = start + 1;
    while (end < text.length() && text.charAt(end) != '"') {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    return end < text.length()
        ? new Token.Bad(
            start,
            end + 1,
            "`\\u` without four hexadecimal digits",
            "write `\\\\u` for a backslash and a `u`")
        : unclosed(text, start);
  }

  private static Token unclosed(String text, int start) {
    return new Token.Bad(start, text.length(), "this string is not closed", quoteHint(text, start));
  }

  private static String quoteHint(String text, int start) {
    return text.charAt(start) == '\'' ? "a quote within it is doubled: 'it''s'" : "";
  }
}
