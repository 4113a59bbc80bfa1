package dev.runner.watch;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// A pattern of a `.gitignore` file as a machine that follows all its possible matches at once, so
/// that no pattern takes more than its length times that of the path.
///
/// Its dialect differs from that of `dev.runner.glob`: bytes are matched, a pattern that makes no
/// sense matches nothing, and `**` counts also behind the characters in front of the first wildcard
/// (`a**/b` matches `ax/y/b`).
final class GitWildcards {

  /// What the machine may do in a state.
  private sealed interface Piece {
    /// Goes on with one of these bytes.
    record One(BitSet bytes) implements Piece {}

    /// Takes all but slashes.
    record Star() implements Piece {}

    /// Takes anything.
    record Deep() implements Piece {}

    /// May leave out the next two: folders and the slash behind them.
    record Skip() implements Piece {}
  }

  private static final BitSet NO_SLASH = new BitSet();

  static {
    NO_SLASH.set(0, 256);
    NO_SLASH.clear('/');
  }

  private final String beginning;
  private final String ending;
  private final List<Piece> pieces;

  private GitWildcards(String beginning, String ending, List<Piece> pieces) {
    this.beginning = beginning;
    this.ending = ending;
    this.pieces = List.copyOf(pieces);
  }

  /// @return nothing for a pattern that can't match
  static Optional<GitWildcards> parse(String pattern, boolean ofPath) {
    int special = 0;
    while (special < pattern.length() && "*?[\\".indexOf(pattern.charAt(special)) < 0) {
      special++;
    }
    return new Parser(pattern.substring(special), ofPath).parse(pattern.substring(0, special));
  }

  boolean matches(String text) {
    return text.startsWith(beginning)
        && text.endsWith(ending)
        && (pieces.isEmpty() ? text.length() == beginning.length() : follow(text));
  }

  private boolean follow(String text) {
    boolean[] states = new boolean[pieces.size() + 1];
    states[0] = true;
    close(states);
    for (int i = beginning.length(); i < text.length(); i++) {
      states = step(states, text.charAt(i));
    }
    return states[pieces.size()];
  }

  private boolean[] step(boolean[] states, char c) {
    boolean[] next = new boolean[states.length];
    for (int i = 0; i < pieces.size(); i++) {
      if (states[i]) {
        switch (pieces.get(i)) {
          case Piece.One(BitSet bytes) -> next[i + 1] |= bytes.get(c);
          case Piece.Star() -> next[i] |= c != '/';
          case Piece.Deep() -> next[i] = true;
          case Piece.Skip() -> {}
        }
      }
    }
    close(next);
    return next;
  }

  private void close(boolean[] states) {
    for (int i = 0; i < pieces.size(); i++) {
      if (states[i] && !(pieces.get(i) instanceof Piece.One)) {
        states[i + 1] = true;
        states[pieces.get(i) instanceof Piece.Skip ? i + 3 : i + 1] = true;
      }
    }
  }

  /// Reads what begins with a wildcard.
  private static final class Parser {
    private final String text;
    private final boolean ofPath;
    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder ending = new StringBuilder();

    Parser(String text, boolean ofPath) {
      this.text = text;
      this.ofPath = ofPath;
    }

    Optional<GitWildcards> parse(String beginning) {
      int at = 0;
      while (at >= 0 && at < text.length()) {
        at = piece(at);
      }
      return at < 0
          ? Optional.empty()
          : Optional.of(new GitWildcards(beginning, ending.toString(), pieces));
    }

    /// @return the index behind it; negative for what makes no sense
    private int piece(int at) {
      return switch (text.charAt(at)) {
        case '*' -> stars(at);
        case '?' -> add(new Piece.One(NO_SLASH), at + 1);
        case '[' -> bracket(at);
        case '\\' -> at + 1 < text.length() ? literal(at + 1) : -1;
        default -> literal(at);
      };
    }

    private int bracket(int at) {
      Optional<Bracket> bracket = Bracket.parse(text, at);
      bracket.ifPresent(it -> add(new Piece.One(it.bytes()), it.end()));
      return bracket.map(Bracket::end).orElse(-1);
    }

    private int stars(int at) {
      int end = at;
      while (end < text.length() && text.charAt(end) == '*') {
        end++;
      }
      boolean deep =
          ofPath
              && end - at > 1
              && (at == 0 || text.charAt(at - 1) == '/')
              && (end == text.length() || text.startsWith("/", end) || text.startsWith("\\/", end));
      if (!deep) {
        return add(new Piece.Star(), end);
      }
      if (!text.startsWith("/", end)) {
        return add(new Piece.Deep(), end);
      }
      pieces.add(new Piece.Skip());
      add(new Piece.Deep(), end);
      pieces.add(one('/'));
      return end + 1;
    }

    private int add(Piece piece, int end) {
      pieces.add(piece);
      ending.setLength(0);
      return end;
    }

    private int literal(int at) {
      pieces.add(one(text.charAt(at)));
      ending.append(text.charAt(at));
      return at + 1;
    }

    private static Piece one(char c) {
      BitSet bytes = new BitSet();
      bytes.set(c);
      return new Piece.One(bytes);
    }
  }
}
