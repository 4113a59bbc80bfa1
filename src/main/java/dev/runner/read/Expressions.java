package dev.runner.read;

import dev.runner.expr.Expression;
import dev.runner.expr.Scope;
import dev.runner.expr.Template;
import dev.runner.text.Problems;
import dev.runner.text.Text;
import dev.runner.yaml.Node;
import java.util.Optional;

/// Reads bare expressions and templates, each checked against what is in reach at its place.
final class Expressions {
  private static final String EXPRESSION = "an expression such as `params.x == 1`";
  private final Problems problems;
  private final Shapes shapes;

  Expressions(Problems problems) {
    this.problems = problems;
    this.shapes = new Shapes(problems);
  }

  /// A bare expression that is true or false.
  Optional<Expression> condition(Node node, Scope scope) {
    Optional<Expression> expression = parsed(node);
    expression.ifPresent(it -> it.checkCondition(scope, problems));
    return expression;
  }

  /// A bare expression, not yet checked.
  Optional<Expression> unchecked(Node node) {
    return parsed(node);
  }

  /// A bare expression of any value.
  Optional<Expression> value(Node node, Scope scope) {
    Optional<Expression> expression = parsed(node);
    expression.ifPresent(it -> it.check(scope, problems));
    return expression;
  }

  Optional<Template> template(Node node, Scope scope) {
    Optional<Template> template = template(node);
    template.ifPresent(it -> it.check(scope, problems));
    return template;
  }

  /// A text with holes, not yet checked. A number is kept as it is written.
  Optional<Template> template(Node node) {
    return written(node).flatMap(it -> Template.parse(it.text(), problems));
  }

  /// A text with holes that is neither a number nor empty, not yet checked.
  Optional<Template> words(Node node) {
    return string(node).flatMap(it -> Template.parse(it.text(), problems));
  }

  /// A scalar that is a text, and not an empty one.
  Optional<Node.Scalar> string(Node node) {
    Optional<Node.Scalar> scalar = written(node);
    return scalar
        .filter(it -> it.kind() == Node.Kind.STRING && !it.value().isEmpty())
        .or(() -> scalar.flatMap(this::unfit));
  }

  private Optional<Node.Scalar> unfit(Node.Scalar scalar) {
    String hint = scalar.value().isEmpty() ? "" : "quote it: `\"" + scalar.value() + "\"`";
    return shapes.wrong(scalar, "a text", hint);
  }

  /// A scalar whose text says what was meant: no bare boolean, no null.
  Optional<Node.Scalar> written(Node node) {
    return shapes.scalar(node, "a text").filter(this::spelled);
  }

  private boolean spelled(Node.Scalar scalar) {
    boolean spelled = scalar.kind() != Node.Kind.BOOLEAN && scalar.kind() != Node.Kind.NULL;
    if (!spelled) {
      boolean nothing = scalar.kind() == Node.Kind.NULL;
      String found = nothing ? "null" : "the boolean `" + scalar.value() + "`";
      String hint =
          nothing ? "write `\"\"` for an empty text" : "quote it: `\"" + scalar.value() + "\"`";
      problems.error(scalar.span(), "expected a text, found " + found, hint);
    }
    return spelled;
  }

  private Optional<Expression> parsed(Node node) {
    return shapes
        .scalar(node, EXPRESSION)
        .filter(it -> expression(it))
        .flatMap(it -> Expression.parse(bare(it.text()), problems));
  }

  private boolean expression(Node.Scalar scalar) {
    boolean number = scalar.kind() == Node.Kind.INTEGER || scalar.kind() == Node.Kind.FLOAT;
    if (number || scalar.kind() == Node.Kind.NULL) {
      shapes.wrong(scalar, EXPRESSION, "");
      return false;
    }
    return true;
  }

  /// The expression without the braces that do not belong here.
  private Text bare(Text text) {
    String value = text.value();
    int start = value.indexOf("${{");
    int end = value.lastIndexOf("}}");
    boolean wrapped =
        value.strip().startsWith("${{") && value.strip().endsWith("}}") && start + 3 <= end;
    return wrapped ? unwrapped(text, start + 3, end) : text;
  }

  private Text unwrapped(Text text, int from, int to) {
    String inner = text.value().substring(from, to);
    if (inner.contains("${{")) {
      return text;
    }
    problems.error(
        text.span(),
        "a bare expression stands here, without `${{ }}`",
        "write `" + inner.strip() + "`");
    return text.part(from, to);
  }
}
