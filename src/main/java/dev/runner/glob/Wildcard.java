package dev.runner.glob;

import java.util.ArrayList;
import java.util.List;

/// One name in a path pattern: `*` is any text, `?` any character, `[a-z]` one of these, `[!a-z]`
/// one of the others; a backslash takes away the meaning of what follows. Matching takes at most
/// pattern times name steps.
public final class Wildcard {

  /// What a piece of the pattern stands for.
  private sealed interface Piece {
    /// Any text, also none.
    record Any() implements Piece {}

    /// One character out of some.
    record One(CharacterSet set) implements Piece {}

    /// This character.
    record Literal(int c) implements Piece {}
  }

  private final List<Piece> pieces;
  private final boolean literal;
  private final String beginning;

  private Wildcard(List<Piece> pieces) {
    this.pieces = List.copyOf(pieces);
    this.beginning = beginning(pieces);
    this.literal = pieces.stream().allMatch(Piece.Literal.class::isInstance);
  }

  public static Wildcard parse(String pattern) throws GlobException {
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    while (at < pattern.length()) {
      int end = end(pattern, at);
      pieces.add(piece(pattern.substring(at, end)));
      at = end;
    }
    return new Wildcard(pieces);
  }

  /// The pattern that only matches this text, slashes aside.
  public static String escaped(String text) {
    return text.replaceAll("[\\\\*?\\[{]", "\\\\$0");
  }

  private static int end(String pattern, int at) throws GlobException {
    char c = pattern.charAt(at);
    int first = c == '\\' && at + 1 < pattern.length() ? at + 1 : at;
    return c == '['
        ? CharacterSet.end(pattern, at)
        : first + Character.charCount(pattern.codePointAt(first));
  }

  private static Piece piece(String part) throws GlobException {
    return switch (part.charAt(0)) {
      case '*' -> new Piece.Any();
      case '?' -> new Piece.One(CharacterSet.ALL);
      case '[' -> new Piece.One(CharacterSet.parse(part.substring(1, part.length() - 1)));
      default -> new Piece.Literal(part.codePointBefore(part.length()));
    };
  }

  private static String beginning(List<Piece> pieces) {
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) {
      if (!(piece instanceof Piece.Literal(int c))) {
        break;
      }
      text.appendCodePoint(c);
    }
    return text.toString();
  }

  /// Whether it stands for one name only, which is then its [#beginning].
  public boolean literal() {
    return literal;
  }

  /// The characters with which every name that it matches begins.
  public String beginning() {
    return beginning;
  }

  public boolean matches(String name) {
    return literal
        ? name.equals(beginning)
        : name.startsWith(beginning) && matches(name.codePoints().toArray());
  }

  /// Where what follows an asterisk doesn't match, only the last asterisk need take more.
  private boolean matches(int[] name) {
    int piece = 0;
    int at = 0;
    int behindAny = 0;
    int retry = 0;
    while (at < name.length) {
      if (piece < pieces.size() && pieces.get(piece) instanceof Piece.Any) {
        behindAny = ++piece;
        retry = at;
      } else if (piece < pieces.size() && takes(pieces.get(piece), name[at])) {
        piece++;
        at++;
      } else if (behindAny > 0) {
        piece = behindAny;
        at = ++retry;
      } else {
        return false;
      }
    }
    return pieces.subList(piece, pieces.size()).stream().allMatch(Piece.Any.class::isInstance);
  }

  private static boolean takes(Piece piece, int c) {
    return switch (piece) {
      case Piece.Any() -> true;
      case Piece.One(CharacterSet set) -> set.has(c);
      case Piece.Literal(int own) -> own == c;
    };
  }
}
