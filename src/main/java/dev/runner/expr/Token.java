package dev.runner.expr;

/// A word of an expression, from character `start` up to but not including `end` of its text.
sealed interface Token {
  int start();

  int end();

  /// A name, a field's name or a keyword.
  record Name(int start, int end, String word) implements Token {}

  /// A number without its sign.
  record Numeric(int start, int end, Value.Num value) implements Token {}

  /// A quoted string, decoded.
  record Quoted(int start, int end, String value) implements Token {}

  /// An operator or a bracket.
  record Symbol(int start, int end, String sign) implements Token {}

  /// What no expression holds.
  ///
  /// @param hint what to write instead; may be empty
  record Bad(int start, int end, String message, String hint) implements Token {}

  /// The end of the text.
  record End(int start, int end) implements Token {}

  /// The `}}` that ends a hole.
  record Close(int start, int end) implements Token {}
}
