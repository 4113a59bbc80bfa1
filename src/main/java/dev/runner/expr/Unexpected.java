package dev.runner.expr;

/// What to say of a token that can't stand where it stands.
final class Unexpected {
  private Unexpected() {}

  /// Of a token where a value should begin.
  static SyntaxException value(Tokens tokens) {
    Token token = tokens.peek();
    return switch (token) {
      case Token.Symbol(_, _, String sign) ->
          at(tokens, "expected a value, not `" + sign + "`", instead(sign));
      case Token.End _, Token.Close _ -> at(tokens, "expected a value here", "");
      case Token.Bad(_, _, String message, String hint) -> at(tokens, message, hint);
      case Token.Name _, Token.Numeric _, Token.Quoted _ -> at(tokens, "expected a value", "");
    };
  }

  /// Of a token behind a whole value.
  ///
  /// @param expected what could stand there, for the hint
  static SyntaxException operator(Tokens tokens, String expected) {
    Token token = tokens.peek();
    return switch (token) {
      case Token.Symbol(_, _, String sign) -> symbol(tokens, sign, expected);
      case Token.Name(_, _, String word) -> name(tokens, word, expected);
      case Token.Bad(_, _, String message, String hint) -> at(tokens, message, hint);
      case Token.Numeric(_, _, Value.Num number) ->
          at(tokens, "unexpected `" + Shown.brief(number.spelling()) + "`", expected);
      case Token.Quoted _ -> at(tokens, "unexpected string", expected);
      case Token.End _, Token.Close _ -> at(tokens, "the expression ends too early", expected);
    };
  }

  private static SyntaxException symbol(Tokens tokens, String sign, String expected) {
    return switch (sign) {
      case "=" -> at(tokens, "unexpected `=`", "did you mean `==`?");
      case "&" -> at(tokens, "unexpected `&`", "did you mean `&&`?");
      case "|" -> at(tokens, "unexpected `|`", "did you mean `||`?");
      case ":" -> at(tokens, "unexpected `:`", "it belongs to a `?`: `c ? x : y`");
      default -> at(tokens, "unexpected `" + sign + "`", expected);
    };
  }

  private static SyntaxException name(Tokens tokens, String word, String expected) {
    return switch (word) {
      case "and" -> at(tokens, "unexpected `and`", "did you mean `&&`?");
      case "or" -> at(tokens, "unexpected `or`", "did you mean `||`?");
      case "not" -> at(tokens, "unexpected `not`", "write `!(x in list)`");
      case "if" -> at(tokens, "unexpected `if`", "write `c ? x : y`");
      case "is", "eq" -> at(tokens, "unexpected `" + word + "`", "did you mean `==`?");
      default -> at(tokens, "unexpected `" + Shown.brief(word) + "`", expected);
    };
  }

  /// What other languages mean by an operator that is doubled.
  private static String instead(String sign) {
    return switch (sign) {
      case "?" -> "`default(x, fallback)` replaces null";
      case "/" -> "`floor(a / b)` leaves the rest out";
      default -> "";
    };
  }

  static SyntaxException at(Tokens tokens, String message, String hint) {
    return new SyntaxException(tokens.span(tokens.peek()), message, hint);
  }
}
