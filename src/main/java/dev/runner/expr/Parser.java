package dev.runner.expr;

import dev.runner.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes a tree of tokens. From loose to tight: `||`, `&&`, `== !=`, `< <= > >=`, `!`, then
/// [Operands].
final class Parser {
  /// How deep brackets, operators and calls may be nested.
  static final int DEEPEST = 100;

  private static final String OPERATOR = "expected an operator such as `==` or `&&`";

  private final Tokens tokens;
  private int depth;

  private Parser(Tokens tokens) {
    this.tokens = tokens;
  }

  /// @param tokens of the whole of an expression within `text`, the end included
  static Node parse(Text text, List<Token> tokens) throws SyntaxException {
    Parser parser = new Parser(new Tokens(text, tokens));
    Node node = parser.expression();
    if (!parser.tokens.ended()) {
      throw parser.behind();
    }
    Depth.check(node);
    return node;
  }

  private SyntaxException behind() {
    return tokens.sees(")") || tokens.sees("]")
        ? Unexpected.operator(tokens, "no bracket is open here")
        : Unexpected.operator(tokens, OPERATOR);
  }

  /// One expression, up to what can't belong to it.
  Node expression() throws SyntaxException {
    if (++depth > DEEPEST) {
      throw Depth.tooDeep(tokens.span(tokens.peek()));
    }
    Node node = any();
    depth--;
    return node;
  }

  private Node any() throws SyntaxException {
    Token first = tokens.peek();
    List<Node> operands = new ArrayList<>(List.of(all()));
    while (tokens.accept(Connective.OR.sign())) {
      operands.add(all());
    }
    return joined(first, Connective.OR, operands);
  }

  private Node all() throws SyntaxException {
    Token first = tokens.peek();
    List<Node> operands = new ArrayList<>(List.of(equality()));
    while (tokens.accept(Connective.AND.sign())) {
      operands.add(equality());
    }
    return joined(first, Connective.AND, operands);
  }

  private Node joined(Token first, Connective connective, List<Node> operands) {
    return operands.size() == 1
        ? operands.getFirst()
        : new Node.Logic(tokens.since(first), connective, operands);
  }

  private Node equality() throws SyntaxException {
    Token first = tokens.peek();
    Node left = relation();
    for (var sign = comparison(false); sign.isPresent(); sign = comparison(false)) {
      tokens.take();
      Node right = relation();
      left = new Node.Compare(tokens.since(first), sign.get(), left, right);
    }
    return left;
  }

  private Node relation() throws SyntaxException {
    Token first = tokens.peek();
    Node left = negation();
    for (var sign = comparison(true); sign.isPresent(); sign = comparison(true)) {
      tokens.take();
      Node right = negation();
      left = new Node.Compare(tokens.since(first), sign.get(), left, right);
    }
    return left;
  }

  private Optional<Comparison> comparison(boolean orders) {
    return tokens.peek() instanceof Token.Symbol(_, _, String sign)
        ? Comparison.signed(sign).filter(it -> it.orders() == orders)
        : Optional.empty();
  }

  /// Counts on the heap, so that ten thousand `!` don't overflow the stack.
  private Node negation() throws SyntaxException {
    List<Token> signs = new ArrayList<>();
    while (tokens.sees("!")) {
      signs.add(tokens.take());
    }
    Node node = new Operands(tokens, this).operand();
    for (Token sign : signs.reversed()) {
      node = new Node.Not(tokens.since(sign), node);
    }
    return node;
  }
}
