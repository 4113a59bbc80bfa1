package dev.runner.expr;

import dev.runner.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Parses the arguments of a call, behind the function's name.
final class Calls {
  private static final String EXPECTED = "expected `,` or `)`";

  private final Tokens tokens;
  private final Parser parser;

  Calls(Tokens tokens, Parser parser) {
    this.tokens = tokens;
    this.parser = parser;
  }

  Node call(Token.Name name) throws SyntaxException {
    Optional<Function> function = Functions.named(name.word());
    return function.isPresent() ? known(name, function.orElseThrow()) : unknown(name);
  }

  private Node known(Token.Name name, Function function) throws SyntaxException {
    Token open = tokens.take();
    Span at = tokens.span(name);
    List<Node> arguments =
        function.signature().hasLambda() ? lambda(open, at, function) : arguments(open);
    return new Node.Call(tokens.since(name), at, function, prepared(function, arguments));
  }

  private Node unknown(Token.Name name) throws SyntaxException {
    List<Node> arguments = arguments(tokens.take());
    return new Node.Unknown(tokens.since(name), tokens.span(name), name.word(), arguments);
  }

  private List<Node> arguments(Token open) throws SyntaxException {
    List<Node> arguments = new ArrayList<>();
    if (tokens.accept(")")) {
      return arguments;
    }
    arguments.add(parser.expression());
    while (tokens.accept(",")) {
      arguments.add(parser.expression());
    }
    Closing.expect(tokens, open, ")", EXPECTED);
    return arguments;
  }

  /// `list, x, expression)`: two arguments, of which the second has a name and an expression.
  private List<Node> lambda(Token open, Span at, Function function) throws SyntaxException {
    if (tokens.sees(")")) {
      throw written(at, function);
    }
    Node list = parser.expression();
    if (function.signature().takesList() && tokens.accept(")")) {
      return List.of(list);
    }
    Token name = argument(open, at, function);
    if (!(name instanceof Token.Name(_, _, String word))) {
      throw written(tokens.span(name), function);
    }
    tokens.take();
    argument(open, tokens.span(name), function);
    Node body = parser.expression();
    Closing.expect(tokens, open, ")", "expected an operator or `)`");
    return List.of(list, new Node.Lambda(body.span(), tokens.span(name), word, body));
  }

  /// The token behind the comma that must stand here.
  private Token argument(Token open, Span at, Function function) throws SyntaxException {
    if (tokens.sees(")")) {
      throw written(at, function);
    }
    if (tokens.sees("=")) {
      throw written(tokens.span(tokens.peek()), function);
    }
    Closing.expect(tokens, open, ",", "expected an operator or `,`");
    return tokens.peek();
  }

  private static SyntaxException written(Span span, Function function) {
    String word = function.word();
    return new SyntaxException(
        span,
        "`" + word + "` takes a list, a name for its items, and an expression with that name",
        "write `" + word + function.signature().toString().replace("?", "") + "`");
  }

  private static List<Node> prepared(Function function, List<Node> arguments)
      throws SyntaxException {
    List<Node> prepared = new ArrayList<>();
    for (Node argument : arguments) {
      prepared.add(prepared(function.signature().shape(prepared.size()), argument));
    }
    return prepared;
  }

  /// Compiles a regular expression that is written down, so that a mistake in it is found now.
  private static Node prepared(Optional<Shape> shape, Node argument) throws SyntaxException {
    return shape.equals(Optional.of(Shape.PATTERN))
            && argument instanceof Node.Literal(Span span, Value.Str(String written))
        ? new Node.Pattern(span, Regex.compile(span, written))
        : argument;
  }
}
