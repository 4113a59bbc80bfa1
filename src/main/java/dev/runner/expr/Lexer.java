package dev.runner.expr;

import java.util.ArrayList;
import java.util.List;

/// Cuts an expression into tokens. It never fails: what it can't read becomes a [Token.Bad].
final class Lexer {
  private static final List<String> DOUBLE = List.of("<=", ">=", "==", "!=", "&&", "||");
  private static final String SINGLE = "()[].,!<>-*+/%?:=&|";

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String text, int from) {
    this.text = text;
    this.at = from;
  }

  /// The tokens from character `from` on. The last one, and only that, is a [Token.End] or, at the
  /// first `}}` outside a string, a [Token.Close].
  static List<Token> tokens(String text, int from) {
    Lexer lexer = new Lexer(text, from);
    while (!lexer.finished()) {
      lexer.tokens.add(lexer.next());
    }
    return lexer.tokens;
  }

  private boolean finished() {
    return !tokens.isEmpty() && ends(tokens.getLast());
  }

  private static boolean ends(Token token) {
    return token instanceof Token.End || token instanceof Token.Close;
  }

  private Token next() {
    skipBlanks();
    Token token = at == text.length() ? new Token.End(at, at) : read(text.charAt(at));
    at = token.end();
    return token;
  }

  private void skipBlanks() {
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
  }

  private Token read(char first) {
    return switch (first) {
      case '\'', '"' -> Quotes.read(text, at);
      case '}' -> closing();
      case '$' -> dollar();
      case '\u2018', '\u2019', '\u201c', '\u201d' -> unexpected("quotes are `'` and `\"`");
      default -> isDigit(first) ? number() : startsName(first) ? name() : symbol();
    };
  }

  private Token closing() {
    return text.startsWith("}}", at) ? new Token.Close(at, at + 2) : unexpected("");
  }

  private Token dollar() {
    return text.startsWith("${{", at)
        ? new Token.Bad(
            at,
            at + 3,
            "`${{` within an expression",
            "write the bare expression, without `${{` and `}}`")
        : unexpected("names are written without `$`");
  }

  private Token unexpected(String hint) {
    int end = text.offsetByCodePoints(at, 1);
    return new Token.Bad(at, end, "unexpected `" + text.substring(at, end) + "`", hint);
  }

  private Token symbol() {
    int end = DOUBLE.stream().anyMatch(it -> text.startsWith(it, at)) ? at + 2 : at + 1;
    return end == at + 2 || SINGLE.indexOf(text.charAt(at)) >= 0
        ? new Token.Symbol(at, end, text.substring(at, end))
        : unexpected("");
  }

  private Token name() {
    int end = at;
    while (end < text.length() && continuesName(text.charAt(end))) {
      end++;
    }
    return new Token.Name(at, end, text.substring(at, end));
  }

  private Token number() {
    int end = endOfNumber();
    String word = text.substring(at, end);
    int start = at;
    return Numeral.read(word)
        .<Token>map(it -> new Token.Numeric(start, end, it))
        .orElseGet(
            () -> new Token.Bad(start, end, "`" + Shown.brief(word) + "` is not a number", ""));
  }

  private int endOfNumber() {
    int end = at;
    while (end < text.length() && (continuesNumber(text.charAt(end)) || isSignOfExponent(end))) {
      end++;
    }
    return end;
  }

  private boolean isSignOfExponent(int index) {
    return (text.charAt(index) == '-' || text.charAt(index) == '+')
        && (text.charAt(index - 1) == 'e' || text.charAt(index - 1) == 'E')
        && !text.startsWith("0x", at);
  }

  private static boolean continuesNumber(char c) {
    return c == '.' || c == '_' || Character.isLetterOrDigit(c);
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean startsName(char c) {
    return c == '_' || Character.isLetter(c);
  }

  private static boolean continuesName(char c) {
    return c == '_' || c == '-' || Character.isLetterOrDigit(c);
  }
}
