package dev.runner.watch;

import java.util.BitSet;
import java.util.Optional;
import java.util.function.IntPredicate;

/// The bytes that `[...]` stands for in git's patterns: ranges, escapes, classes such as
/// `[:alpha:]`, and `!` or `^` for all others; never a slash.
///
/// @param end the index behind the closing bracket
record Bracket(BitSet bytes, int end) {
  private static final int ALL = 256;

  /// @return nothing where the bracket isn't closed or names no class: such a pattern matches
  ///   nothing
  static Optional<Bracket> parse(String pattern, int open) {
    return new Parser(pattern, open + 1).parse();
  }

  /// Reads one bracket.
  private static final class Parser {
    private final String text;
    private final BitSet bytes = new BitSet(ALL);
    private int at;

    /// The byte that a `-` would begin a range with; none behind a range or a class.
    private Optional<Integer> from = Optional.empty();

    Parser(String text, int at) {
      this.text = text;
      this.at = at;
    }

    Optional<Bracket> parse() {
      boolean negated = at(at, '!') || at(at, '^');
      at += negated ? 1 : 0;
      int first = at;
      while (at < text.length() && (at == first || text.charAt(at) != ']')) {
        if (!item()) {
          return Optional.empty();
        }
      }
      if (at >= text.length()) {
        return Optional.empty();
      }
      if (negated) {
        bytes.flip(0, ALL);
      }
      bytes.clear('/');
      return Optional.of(new Bracket(bytes, at + 1));
    }

    private boolean item() {
      if (at(at, '[') && at(at + 1, ':')) {
        return named();
      }
      boolean range = at(at, '-') && from.isPresent() && at + 1 < text.length() && !at(at + 1, ']');
      at += range ? 1 : 0;
      at += at(at, '\\') ? 1 : 0;
      if (at >= text.length()) {
        return false;
      }
      int c = text.charAt(at++);
      if (range) {
        range(from.orElseThrow(), c);
      } else {
        bytes.set(c);
      }
      from = range ? Optional.empty() : Optional.of(c);
      return true;
    }

    private void range(int first, int last) {
      if (first <= last) {
        bytes.set(first, last + 1);
      }
    }

    private boolean at(int index, char c) {
      return index < text.length() && text.charAt(index) == c;
    }

    /// `[:name:]`; without the second colon the bracket is a byte as others are.
    private boolean named() {
      int close = text.indexOf(']', at + 2);
      if (close < 0) {
        return false;
      }
      if (close == at + 2 || text.charAt(close - 1) != ':') {
        bytes.set('[');
        from = Optional.of((int) '[');
        at++;
        return true;
      }
      Optional<IntPredicate> members = members(text.substring(at + 2, close - 1));
      members.ifPresent(this::add);
      from = Optional.empty();
      at = close + 1;
      return members.isPresent();
    }

    private void add(IntPredicate members) {
      for (int c = 0; c < 0x80; c++) {
        bytes.set(c, bytes.get(c) || members.test(c));
      }
    }

    private static Optional<IntPredicate> members(String name) {
      return Optional.ofNullable(
          switch (name) {
            case "alnum" -> c -> lower(c) || upper(c) || digit(c);
            case "alpha" -> c -> lower(c) || upper(c);
            case "blank" -> c -> c == ' ' || c == '\t';
            case "cntrl" -> c -> c < ' ' || c == 0x7f;
            case "digit" -> Parser::digit;
            case "graph" -> Parser::graph;
            case "lower" -> Parser::lower;
            case "print" -> c -> c == ' ' || graph(c);
            case "punct" -> c -> graph(c) && !lower(c) && !upper(c) && !digit(c);
            case "space" -> c -> c == ' ' || c == '\t' || c == '\n' || c == '\r';
            case "upper" -> Parser::upper;
            case "xdigit" -> c -> digit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
            default -> null;
          });
    }

    private static boolean lower(int c) {
      return c >= 'a' && c <= 'z';
    }

    private static boolean upper(int c) {
      return c >= 'A' && c <= 'Z';
    }

    private static boolean digit(int c) {
      return c >= '0' && c <= '9';
    }

    private static boolean graph(int c) {
      return c > ' ' && c < 0x7f;
    }
  }
}
