package dev.runner.expr;

import java.util.ArrayList;
import java.util.List;

/// Parses what stands between operators: a literal, a list, a name, a call or an expression in
/// brackets, and the steps into it.
final class Operands {
  private final Tokens tokens;
  private final Parser parser;

  Operands(Tokens tokens, Parser parser) {
    this.tokens = tokens;
    this.parser = parser;
  }

  Node operand() throws SyntaxException {
    Token first = tokens.peek();
    Node node = primary();
    while (seesStep()) {
      node =
          switch (step()) {
            case Step.Into into -> new Node.Select(tokens.since(first), node, into);
            case Step.Every every -> filter(first, node, every);
          };
    }
    return node;
  }

  /// What stands behind a `.*`, up to the end of the path, is done to every item.
  private Node filter(Token first, Node of, Step.Every every) throws SyntaxException {
    List<Step> steps = new ArrayList<>(List.of(every));
    while (seesStep()) {
      steps.add(step());
    }
    return new Node.Filter(tokens.since(first), of, steps);
  }

  private boolean seesStep() {
    return tokens.sees(".") || tokens.sees("[");
  }

  private Node primary() throws SyntaxException {
    Token token = tokens.peek();
    return switch (token) {
      case Token.Numeric(_, _, Value.Num number) -> literal(number);
      case Token.Quoted(_, _, String value) -> literal(Value.of(value));
      case Token.Name name -> named(name);
      case Token.Symbol(_, _, String sign) when sign.equals("(") -> brackets();
      case Token.Symbol(_, _, String sign) when sign.equals("[") -> list();
      case Token.Symbol _, Token.Bad _, Token.End _, Token.Close _ ->
          throw Unexpected.value(tokens);
    };
  }

  private Node literal(Value value) {
    Token token = tokens.take();
    return new Node.Literal(tokens.span(token), value);
  }

  private Node named(Token.Name name) throws SyntaxException {
    return switch (name.word()) {
      case "true" -> literal(Value.TRUE);
      case "false" -> literal(Value.FALSE);
      case "null" -> literal(Value.NULL);
      default -> nameOrCall(name);
    };
  }

  private Node nameOrCall(Token.Name name) throws SyntaxException {
    tokens.take();
    return tokens.sees("(")
        ? new Calls(tokens, parser).call(name)
        : new Node.Name(tokens.span(name), name.word());
  }

  private Node brackets() throws SyntaxException {
    Token open = tokens.take();
    Node node = parser.expression();
    Closing.expect(tokens, open, ")", "expected an operator or `)`");
    return node;
  }

  private Node list() throws SyntaxException {
    Token open = tokens.take();
    List<Node> items = new ArrayList<>();
    while (!tokens.sees("]")) {
      items.add(parser.expression());
      if (!tokens.accept(",")) {
        break;
      }
    }
    Closing.expect(tokens, open, "]", "expected `,` or `]`");
    return new Node.Items(tokens.since(open), items);
  }

  private Step step() throws SyntaxException {
    Token open = tokens.take();
    return open instanceof Token.Symbol(_, _, String sign) && sign.equals("[")
        ? index(open)
        : field();
  }

  private Step field() throws SyntaxException {
    Token token = tokens.peek();
    return switch (token) {
      case Token.Name name -> taken(new Step.Named(tokens.span(token), name.word()));
      case Token.Symbol(_, _, String sign) when sign.equals("*") ->
          taken(new Step.Every(tokens.span(token)));
      case Token.Numeric number ->
          throw Unexpected.at(
              tokens,
              "expected a field's name behind `.`",
              "an index is written `[" + Shown.brief(number.value().spelling()) + "]`");
      case Token.Symbol _, Token.Quoted _, Token.Bad _, Token.End _, Token.Close _ ->
          throw Unexpected.at(tokens, "expected a field's name behind `.`", "");
    };
  }

  private Step taken(Step step) {
    tokens.take();
    return step;
  }

  private Step index(Token open) throws SyntaxException {
    Token first = tokens.peek();
    Step step = tokens.accept("*") ? new Step.Every(tokens.span(first)) : at(parser.expression());
    Closing.expect(tokens, open, "]", "expected an operator or `]`");
    return step;
  }

  private static Step.Into at(Node index) {
    return index instanceof Node.Literal(_, Value.Str(String name))
        ? new Step.Named(index.span(), name)
        : new Step.At(index.span(), index);
  }
}
