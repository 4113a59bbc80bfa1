package dev.runner.report;

import dev.runner.text.Printable;
import java.util.List;

/// Texts in Markdown that mean nothing in it but themselves.
final class Markdown {
  private static final String SPECIAL = "\\`*_{}[]<>#|~&!$@";

  private Markdown() {}

  /// A text on one line, which may stand in a cell of a table.
  static String text(String text) {
    String plain = Printable.line(Printable.uncoloured(text));
    StringBuilder escaped = new StringBuilder(plain.length() + 8);
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      boolean first = i == 0 && (c == '-' || c == '+' || c == '=');
      if (SPECIAL.indexOf(c) >= 0 || first || link(plain, i)) {
        escaped.append('\\');
      }
      escaped.append(c);
    }
    return escaped.toString();
  }

  /// Whether a character would make a link of what is a text.
  private static boolean link(String text, int at) {
    return text.startsWith("://", at)
        || at >= 3 && text.charAt(at) == '.' && text.regionMatches(true, at - 3, "www", 0, 3);
  }

  /// What no line of a block of code can end it with.
  static String fence(List<String> lines) {
    int longest = 2;
    for (String line : lines) {
      int run = 0;
      for (int i = 0; i < line.length(); i++) {
        run = line.charAt(i) == '`' ? run + 1 : 0;
        longest = Math.max(longest, run);
      }
    }
    return "`".repeat(longest + 1);
  }
}
