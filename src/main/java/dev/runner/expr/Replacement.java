package dev.runner.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/// What takes the place of a match: text, and groups of it as `$1`.
record Replacement(List<Piece> pieces) {
  Replacement {
    pieces = List.copyOf(pieces);
  }

  /// A part of it.
  sealed interface Piece {

    /// Text that stands for itself.
    record Literal(String text) implements Piece {}

    /// A group of the match.
    record Group(int number) implements Piece {}
  }

  /// Reads the third argument.
  ///
  /// @param groups as many as the regular expression has
  static Replacement parse(Arguments arguments, int groups) throws EvaluationException {
    String text = arguments.string(2);
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    for (int sign = sign(text, 0); sign >= 0; sign = sign(text, from)) {
      pieces.add(new Piece.Literal(text.substring(from, sign)));
      pieces.add(piece(arguments, text, sign, groups));
      from = sign + 2;
    }
    pieces.add(new Piece.Literal(text.substring(from)));
    return new Replacement(pieces);
  }

  /// The next `$`, or backslash before a digit.
  private static int sign(String text, int from) {
    int at = from;
    while (at < text.length()
        && text.charAt(at) != '$'
        && !(text.charAt(at) == '\\' && number(text, at) >= 0)) {
      at++;
    }
    return at < text.length() ? at : -1;
  }

  private static Piece piece(Arguments arguments, String text, int sign, int groups)
      throws EvaluationException {
    int number = number(text, sign);
    if (text.charAt(sign) == '\\') {
      throw arguments.fault(2, "a group is written `$" + number + "`, not with a backslash");
    }
    if (text.startsWith("$$", sign)) {
      return new Piece.Literal("$");
    }
    if (number < 0) {
      throw arguments.fault(2, "`$` stands before the number of a group; `$$` is a dollar");
    }
    if (number > groups) {
      String has = "the regular expression has " + Shown.count(groups, "group");
      throw arguments.fault(2, has + ", so no `$" + number + "`");
    }
    return new Piece.Group(number);
  }

  /// The digit behind a sign; negative where there is none.
  private static int number(String text, int sign) {
    char digit = sign + 1 < text.length() ? text.charAt(sign + 1) : ' ';
    return digit >= '0' && digit <= '9' ? digit - '0' : -1;
  }

  void append(Matcher found, BoundedText text) throws EvaluationException {
    for (Piece piece : pieces) {
      switch (piece) {
        case Piece.Literal(String literal) -> text.append(literal);
        case Piece.Group(int number) -> {
          @Nullable String group = found.group(number);
          text.append(group == null ? "" : group);
        }
      }
    }
  }
}
