package dev.runner.expr;

/// Finds the bracket that closes one.
final class Closing {
  private Closing() {}

  /// Takes the closing bracket that must stand here.
  ///
  /// @param open the bracket that it closes
  /// @param expected what could stand here, for the hint
  static void expect(Tokens tokens, Token open, String close, String expected)
      throws SyntaxException {
    if (tokens.ended()) {
      String sign = close.equals(")") ? "(" : "[";
      throw new SyntaxException(tokens.span(open), "`" + sign + "` is not closed", "");
    }
    if (!tokens.accept(close)) {
      throw Unexpected.operator(tokens, expected);
    }
  }
}
