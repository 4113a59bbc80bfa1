package dev.runner.expr;

import dev.runner.text.Span;
import dev.runner.text.Text;
import java.util.List;

/// The tokens of one expression, read from left to right.
final class Tokens {
  private final Text text;
  private final List<Token> tokens;
  private int next;

  /// @param tokens with the end as its last
  Tokens(Text text, List<Token> tokens) {
    this.text = text;
    this.tokens = List.copyOf(tokens);
  }

  Token peek() {
    return tokens.get(next);
  }

  /// The next token, behind which the reading goes on; the end is never passed.
  Token take() {
    Token token = peek();
    next = Math.min(next + 1, tokens.size() - 1);
    return token;
  }

  boolean sees(String sign) {
    return peek() instanceof Token.Symbol symbol && symbol.sign().equals(sign);
  }

  /// Takes the next token if it is this symbol.
  boolean accept(String sign) {
    boolean seen = sees(sign);
    if (seen) {
      take();
    }
    return seen;
  }

  /// Takes the next token if it is this word.
  boolean acceptWord(String word) {
    boolean seen = peek() instanceof Token.Name name && name.word().equals(word);
    if (seen) {
      take();
    }
    return seen;
  }

  boolean ended() {
    return peek() instanceof Token.End || peek() instanceof Token.Close;
  }

  Span span(Token token) {
    return text.at(token.start(), token.end());
  }

  /// From the beginning of a token to the end of the one that was taken last.
  Span since(Token first) {
    return text.at(first.start(), tokens.get(Math.max(0, next - 1)).end());
  }
}
