package dev.runner.expr;

/// A string to look for in others, in time proportional to their length: Knuth, Morris and Pratt's
/// algorithm where the search of the JDK could take longer.
final class Needle {
  /// Up to this length the JDK's search is fast enough in the worst case.
  private static final int SHORT = 32;

  private final String needle;
  private final int[] borders;

  Needle(String needle) {
    this.needle = needle;
    this.borders = needle.length() <= SHORT ? new int[0] : borders(needle);
  }

  int length() {
    return needle.length();
  }

  /// Where it begins first from `from` on; negative when it doesn't, as in
  /// [String#indexOf(String)].
  int in(String text, int from) {
    return borders.length == 0 ? text.indexOf(needle, from) : search(text, from);
  }

  private int search(String text, int from) {
    int matched = 0;
    for (int i = from; i < text.length(); i++) {
      matched = extended(needle, borders, matched, text.charAt(i));
      if (matched == needle.length()) {
        return i + 1 - matched;
      }
    }
    return -1;
  }

  /// For each prefix of the needle: how long a beginning of the needle is also its end.
  private static int[] borders(String needle) {
    int[] borders = new int[needle.length() + 1];
    for (int i = 1; i < needle.length(); i++) {
      borders[i + 1] = extended(needle, borders, borders[i], needle.charAt(i));
    }
    return borders;
  }

  private static int extended(String needle, int[] borders, int matched, char next) {
    int length = matched;
    while (length > 0 && needle.charAt(length) != next) {
      length = borders[length];
    }
    return needle.charAt(length) == next ? length + 1 : length;
  }
}
