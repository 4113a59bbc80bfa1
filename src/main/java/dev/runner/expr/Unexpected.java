package dev.runner.expr;

/// What to say of a token that can't stand where it stands.
final class Unexpected {
  private static final String ARITHMETIC = "+-*/%";

  private Unexpected() {}

  /// Of a token where a value should begin.
  static SyntaxException value(Tokens tokens) {
    Token token = tokens.peek();
    return switch (token) {
      case Token.Symbol(_, _, String sign) when sign.equals("-") -> arithmetic(tokens);
      case Token.Symbol(_, _, String sign) ->
          at(tokens, "expected a value, not `" + sign + "`", "");
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
      case "?", ":" ->
          at(tokens, "`? :` is not supported yet", "`default(x, fallback)` replaces null");
      case String it when ARITHMETIC.contains(it) -> arithmetic(tokens);
      default -> at(tokens, "unexpected `" + sign + "`", expected);
    };
  }

  private static SyntaxException name(Tokens tokens, String word, String expected) {
    return switch (word) {
      case "in" -> at(tokens, "`in` is not supported yet", "use `contains(list, x)`");
      case "and" -> at(tokens, "unexpected `and`", "did you mean `&&`?");
      case "or" -> at(tokens, "unexpected `or`", "did you mean `||`?");
      default -> at(tokens, "unexpected `" + Shown.brief(word) + "`", expected);
    };
  }

  private static SyntaxException arithmetic(Tokens tokens) {
    return at(tokens, "arithmetic is not supported yet", "");
  }

  static SyntaxException at(Tokens tokens, String message, String hint) {
    return new SyntaxException(tokens.span(tokens.peek()), message, hint);
  }
}
