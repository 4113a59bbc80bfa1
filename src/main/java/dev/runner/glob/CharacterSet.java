package dev.runner.glob;

import dev.runner.text.Printable;
import java.util.ArrayList;
import java.util.List;

/// The characters that one place of a pattern accepts.
///
/// @param negated whether it accepts all but these
record CharacterSet(List<Range> ranges, boolean negated) {
  static final CharacterSet ALL = new CharacterSet(List.of(), true);

  /// From one character to another, both included.
  record Range(int first, int last) {}

  CharacterSet {
    ranges = List.copyOf(ranges);
  }

  static CharacterSet of(int c) {
    return new CharacterSet(List.of(new Range(c, c)), false);
  }

  boolean has(int c) {
    for (Range range : ranges) {
      if (c >= range.first() && c <= range.last()) {
        return !negated;
      }
    }
    return negated;
  }

  /// The index behind the `]` that closes the `[` at `start`; one that stands first is a character
  /// of the set.
  static int end(String pattern, int start) throws GlobException {
    int at = start + 1;
    if (at < pattern.length() && (pattern.charAt(at) == '!' || pattern.charAt(at) == '^')) {
      at++;
    }
    int close = pattern.indexOf(']', at + 1);
    while (close > 0 && pattern.charAt(close - 1) == '\\') {
      close = pattern.indexOf(']', close + 1);
    }
    if (close < 0) {
      throw new GlobException("the `[` is not closed (`\\[` is the character itself)");
    }
    return close + 1;
  }

  /// @param text what stands between the brackets
  static CharacterSet parse(String text) throws GlobException {
    boolean negated = text.startsWith("!") || text.startsWith("^");
    int[] characters = text.substring(negated ? 1 : 0).codePoints().toArray();
    List<Range> ranges = new ArrayList<>();
    int at = 0;
    while (at < characters.length) {
      at += characters[at] == '\\' && at + 1 < characters.length ? 1 : 0;
      boolean range = at + 2 < characters.length && characters[at + 1] == '-';
      int last = range ? characters[at + 2] : characters[at];
      if (last < characters[at]) {
        throw new GlobException(
            "the range in " + "`[" + Printable.line(text) + "]`" + " is backwards");
      }
      ranges.add(new Range(characters[at], last));
      at += range ? 3 : 1;
    }
    return new CharacterSet(ranges, negated);
  }
}
