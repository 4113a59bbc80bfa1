package dev.runner.expr;

import dev.runner.text.Span;
import java.util.ArrayList;
import java.util.List;

/// A text with places for arguments, `'{0} of {1}'`; a brace that stands for itself is doubled.
record Format(List<Piece> pieces) {
  private static final int LONGEST_PLACE = 5;

  Format {
    pieces = List.copyOf(pieces);
  }

  /// A part of a format.
  sealed interface Piece {

    /// Text that stands for itself.
    record Literal(String text) implements Piece {}

    /// Where the argument of this number, from 0, is put.
    record Place(int argument) implements Piece {}
  }

  /// @param at where the format is written, for faults
  static Format parse(Span at, String text) throws SyntaxException {
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    for (int brace = brace(text, 0); brace >= 0; brace = brace(text, from)) {
      pieces.add(new Piece.Literal(text.substring(from, brace)));
      from = doubled(text, brace) ? escaped(text, brace, pieces) : place(at, text, brace, pieces);
    }
    pieces.add(new Piece.Literal(text.substring(from)));
    return new Format(pieces);
  }

  private static int brace(String text, int from) {
    int open = text.indexOf('{', from);
    int close = text.indexOf('}', from);
    return open < 0 || close < 0 ? Math.max(open, close) : Math.min(open, close);
  }

  private static boolean doubled(String text, int brace) {
    return brace + 1 < text.length() && text.charAt(brace + 1) == text.charAt(brace);
  }

  private static int escaped(String text, int brace, List<Piece> pieces) {
    pieces.add(new Piece.Literal(text.substring(brace, brace + 1)));
    return brace + 2;
  }

  private static int place(Span at, String text, int brace, List<Piece> pieces)
      throws SyntaxException {
    int close = text.indexOf('}', brace);
    if (text.charAt(brace) == '}' || !isNumber(text, brace + 1, close)) {
      throw new SyntaxException(
          at,
          "the format has a `" + text.charAt(brace) + "` that belongs to no `{0}`",
          "double a brace that stands for itself");
    }
    pieces.add(new Piece.Place(Integer.parseInt(text.substring(brace + 1, close))));
    return close + 1;
  }

  private static boolean isNumber(String text, int from, int to) {
    return to > from
        && to - from <= LONGEST_PLACE
        && text.substring(from, to).chars().allMatch(it -> it >= '0' && it <= '9');
  }
}
