package dev.runner.expr;

import dev.runner.text.Problems;
import dev.runner.text.Span;
import dev.runner.text.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An expression, parsed: the grammar of GitHub Actions, strict. Immutable; any thread may evaluate
/// it.
public final class Expression {
  private final Text text;
  private final Node node;
  private final boolean asksStatus;
  private @Nullable Set<String> names;

  private Expression(Text text, Node node) {
    this.text = text;
    this.node = node;
    this.asksStatus = asksStatus(node);
  }

  /// Parses a bare expression. A mistake in its grammar is added to `problems`, and the result is
  /// empty.
  public static Optional<Expression> parse(Text text, Problems problems) {
    return parse(text, text, Lexer.tokens(text.value(), 0), problems);
  }

  /// @param whole what the tokens were cut from
  /// @param text the expression within it
  static Optional<Expression> parse(Text whole, Text text, List<Token> tokens, Problems problems) {
    try {
      return Optional.of(new Expression(text, Parser.parse(whole, tokens)));
    } catch (SyntaxException e) {
      e.fault().report(problems);
      return Optional.empty();
    }
  }

  /// Adds every undefined name, unknown function and wrong type that can be known without values.
  ///
  /// @return the type of its value, as far as that can be known
  public Type check(Scope scope, Problems problems) {
    node.children().forEach(it -> rejectRaw(it, problems));
    return new Checker(scope, problems).type(node);
  }

  /// Checks an expression that decides something: its value must be a boolean.
  public void checkCondition(Scope scope, Problems problems) {
    Type type = check(scope, problems);
    if (!Checker.isCondition(type)) {
      Faults.decision(node, type).report(problems);
    }
  }

  public Value evaluate(Names names) throws EvaluationException {
    return evaluate(Evaluator.with(names));
  }

  Value evaluate(Evaluator evaluator) throws EvaluationException {
    return evaluator.value(node);
  }

  /// Evaluates a condition.
  ///
  /// @throws EvaluationException also when the value is not a boolean
  public boolean test(Names names) throws EvaluationException {
    Value value = evaluate(names);
    if (value instanceof Value.Bool(boolean truth)) {
      return truth;
    }
    throw Faults.decision(node, Kinds.of(value)).evaluating();
  }

  /// Whether `success()`, `failure()` or `always()` is called anywhere in it.
  public boolean asksStatus() {
    return asksStatus;
  }

  private static boolean asksStatus(Node node) {
    return (node instanceof Node.Call call && call.function() instanceof StatusFunction)
        || node.children().stream().anyMatch(Expression::asksStatus);
  }

  /// Whether the whole of it is `raw(...)`, which a script takes as code; elsewhere that is its
  /// argument.
  public boolean isRaw() {
    return node instanceof Node.Call call && call.function() == ValueFunction.RAW;
  }

  /// Whether a top-level name such as `target` or `steps` is used anywhere in it. Asked for every
  /// attempt, so that they are found once.
  public boolean uses(String name) {
    Set<String> found = names;
    if (found == null) {
      found = paths().stream().map(List::getFirst).collect(Collectors.toUnmodifiableSet());
      names = found;
    }
    return found.contains(name);
  }

  /// Where in the scope its values come from: `steps.a.outputs.b` is `[steps, a, outputs, b]`, and
  /// whatever is taken from there in a way that depends on values (`params[x]`, `toJSON(params)`)
  /// is `[params]`.
  public Set<List<String>> paths() {
    return Paths.of(node);
  }

  /// Where the value of the expression is to be blamed.
  Node node() {
    return node;
  }

  private static void rejectRaw(Node node, Problems problems) {
    if (node instanceof Node.Call call && call.function() == ValueFunction.RAW) {
      problems.error(
          call.at(),
          "`raw` has no effect within an expression",
          "it is the outermost call of a hole: `${{ raw(x) }}`");
    }
    node.children().forEach(it -> rejectRaw(it, problems));
  }

  public Span span() {
    return text.span();
  }

  /// As it was written.
  @Override
  public String toString() {
    return text.value();
  }
}
