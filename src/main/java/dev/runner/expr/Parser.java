package dev.runner.expr;

import dev.runner.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes a tree of tokens. From loose to tight: `? :`, `||`, `&&`, `== !=`, `< <= > >= in`, `+ -`,
/// `* / %`, `!` and the sign, then [Operands].
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
    Node node = choice();
    depth--;
    return node;
  }

  private Node choice() throws SyntaxException {
    Token first = tokens.peek();
    Node condition = any();
    Token sign = tokens.peek();
    if (!tokens.accept("?")) {
      return condition;
    }
    Node then = expression();
    if (tokens.ended()) {
      throw new SyntaxException(tokens.span(sign), "`?` without `:`", "write `c ? x : y`");
    }
    if (!tokens.accept(":")) {
      throw Unexpected.operator(tokens, "expected an operator or `:`");
    }
    Node otherwise = expression();
    return new Node.Choice(tokens.since(first), condition, then, otherwise);
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
    Node left = sum();
    while (true) {
      Optional<Comparison> sign = comparison(true);
      if (sign.isPresent()) {
        tokens.take();
        Node right = sum();
        left = new Node.Compare(tokens.since(first), sign.get(), left, right);
      } else if (tokens.acceptWord("in")) {
        Node right = sum();
        left = new Node.Within(tokens.since(first), left, right);
      } else {
        return left;
      }
    }
  }

  private Optional<Comparison> comparison(boolean orders) {
    return tokens.peek() instanceof Token.Symbol(_, _, String sign)
        ? Comparison.signed(sign).filter(it -> it.orders() == orders)
        : Optional.empty();
  }

  private Node sum() throws SyntaxException {
    Token first = tokens.peek();
    Node left = product();
    for (var sign = operation(false); sign.isPresent(); sign = operation(false)) {
      tokens.take();
      Node right = product();
      left = new Node.Reckon(tokens.since(first), sign.get(), left, right);
    }
    return left;
  }

  private Node product() throws SyntaxException {
    Token first = tokens.peek();
    Node left = prefixed();
    for (var sign = operation(true); sign.isPresent(); sign = operation(true)) {
      tokens.take();
      Node right = prefixed();
      left = new Node.Reckon(tokens.since(first), sign.get(), left, right);
    }
    return left;
  }

  private Optional<Operation> operation(boolean multiplies) {
    return tokens.peek() instanceof Token.Symbol(_, _, String sign)
        ? Operation.signed(sign).filter(it -> it.multiplies() == multiplies)
        : Optional.empty();
  }

  /// Counts on the heap, so that ten thousand `!` don't overflow the stack.
  private Node prefixed() throws SyntaxException {
    List<Token> signs = new ArrayList<>();
    while (tokens.sees("!") || tokens.sees("-")) {
      signs.add(tokens.take());
    }
    Node node = new Operands(tokens, this).operand();
    for (Token sign : signs.reversed()) {
      node = prefixed(sign, node);
    }
    return node;
  }

  private Node prefixed(Token sign, Node node) {
    if (sign instanceof Token.Symbol(_, _, String written) && written.equals("!")) {
      return new Node.Not(tokens.since(sign), node);
    }
    return node instanceof Node.Literal(_, Value.Num number)
        ? new Node.Literal(tokens.since(sign), Numeral.negative(number))
        : new Node.Negative(tokens.since(sign), node);
  }
}
