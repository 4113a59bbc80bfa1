package dev.runner.expr;

import dev.runner.text.Problems;
import dev.runner.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds what is wrong with a tree without any value, and of which type its value will be.
final class Checker {
  private final Scope scope;
  private final Problems problems;

  Checker(Scope scope, Problems problems) {
    this.scope = scope;
    this.problems = problems;
  }

  Scope scope() {
    return scope;
  }

  Problems problems() {
    return problems;
  }

  /// The same with one more name.
  Checker binding(String name, Type type) {
    return new Checker(scope.with(name, type), problems);
  }

  /// The type of a node; of one that is wrong nothing is known, so that no mistake is reported
  /// twice.
  Type type(Node node) {
    return switch (node) {
      case Node.Literal(_, Value value) -> Type.of(value);
      case Node.Pattern _ -> Type.STR;
      case Node.Name name -> named(name);
      case Node.Select select ->
          new StepChecker(this, select.of()).into(type(select.of()), select.step());
      case Node.Filter filter -> StepChecker.filtered(this, filter);
      case Node.Not not -> negated(not);
      case Node.Logic logic -> joined(logic);
      case Node.Compare compare -> compared(compare);
      case Node.Within within -> contained(within);
      case Node.Reckon reckon -> reckoned(reckon);
      case Node.Negative negative -> {
        number(negative.operand(), "-");
        yield Type.NUM;
      }
      case Node.Choice choice -> chosen(choice);
      case Node.Items list -> new Type.Arr(items(list));
      case Node.Call call -> new CallChecker(this, call).type();
      case Node.Unknown unknown -> unknown(unknown);
      case Node.Lambda lambda -> type(lambda.body());
    };
  }

  /// What is known after a fault was reported: nothing.
  Type wrong(Fault fault) {
    fault.report(problems);
    return Type.ANY;
  }

  private Type named(Node.Name node) {
    Optional<Type> known = Optional.ofNullable(scope.names().get(node.name()));
    return known.orElseGet(() -> undefined(node));
  }

  private Type undefined(Node.Name node) {
    String shown = "`" + Shown.brief(node.name()) + "`";
    Optional<String> reason = Optional.ofNullable(scope.elsewhere().get(node.name()));
    if (reason.isPresent()) {
      return wrong(new Fault(node.span(), shown + " " + reason.orElseThrow(), ""));
    }
    if (Functions.named(node.name()).isPresent()) {
      return wrong(
          new Fault(node.span(), shown + " is a function", "call it: `" + node.name() + "(...)`"));
    }
    Optional<String> minus = Shown.difference(node.name(), scope.names().keySet());
    return minus.isPresent()
        ? wrong(new Fault(node.span(), "undefined name " + shown, minus.orElseThrow()))
        : unknown(node.span(), "undefined name " + shown, node.name());
  }

  private Type unknown(Span span, String message, String name) {
    List<String> known = new ArrayList<>(scope.names().keySet());
    known.addAll(List.of("true", "false", "null"));
    problems.unknown(span, message, name, known);
    return Type.ANY;
  }

  private Type unknown(Node.Unknown node) {
    String message = "unknown function `" + Shown.brief(node.word()) + "`";
    if (!bindsName(node)) {
      node.arguments().forEach(this::type);
    }
    Instead.of(node.word())
        .ifPresentOrElse(
            hint -> problems.error(node.at(), message, hint),
            () -> problems.unknown(node.at(), message, node.word(), Functions.words()));
    return Type.ANY;
  }

  /// Whether it looks like `map(list, x, ...)` misspelt, where `x` is no mistake.
  private boolean bindsName(Node.Unknown node) {
    return node.arguments().size() == 3
        && node.arguments().get(1) instanceof Node.Name(Span _, String name)
        && !scope.names().containsKey(name);
  }

  private Type negated(Node.Not not) {
    Type type = type(not.operand());
    if (!isCondition(type)) {
      Faults.negated(not, type).report(problems);
    }
    return Type.BOOL;
  }

  private Type joined(Node.Logic logic) {
    for (int i = 0; i < logic.operands().size(); i++) {
      Type type = type(logic.operands().get(i));
      if (!isCondition(type)) {
        Faults.operand(logic, i, type).report(problems);
      }
    }
    return Type.BOOL;
  }

  static boolean isCondition(Type type) {
    return type instanceof Type.Bool || type instanceof Type.Any;
  }

  private Type chosen(Node.Choice choice) {
    Type type = type(choice.condition());
    if (!isCondition(type)) {
      Faults.choosing(choice, type).report(problems);
    }
    return Type.either(type(choice.then()), type(choice.otherwise()));
  }

  private Type items(Node.Items list) {
    return list.items().stream().map(this::type).reduce(Type::either).orElse(Type.ANY);
  }

  private Type reckoned(Node.Reckon reckon) {
    String sign = reckon.operation().sign();
    number(reckon.left(), sign);
    number(reckon.right(), sign);
    if (reckon.operation().divides()
        && reckon.right() instanceof Node.Literal(_, Value.Num divisor)
        && Arithmetic.isZero(divisor)) {
      Faults.zero(reckon).report(problems);
    }
    return Type.NUM;
  }

  private void number(Node operand, String sign) {
    Type type = type(operand);
    if (!(type instanceof Type.Num || type instanceof Type.Any)) {
      Faults.reckoned(operand, sign, type).report(problems);
    }
  }

  private Type contained(Node.Within within) {
    Type part = type(within.part());
    Type whole = type(within.whole());
    if (Shape.CONTAINER.admits(whole)) {
      Containing.check(problems, within.part().span(), whole, part);
    } else {
      Containing.nothingIn(within, whole).report(problems);
    }
    return Type.BOOL;
  }

  private Type compared(Node.Compare compare) {
    Type left = type(compare.left());
    Type right = type(compare.right());
    if (compare.comparison().orders()
        && !(isOrdered(compare.left(), left, compare)
            && isOrdered(compare.right(), right, compare))) {
      return Type.BOOL;
    }
    if (!isComparable(left, right)) {
      Faults.differing(compare, left, right).report(problems);
    }
    return Type.BOOL;
  }

  private boolean isOrdered(Node operand, Type type, Node.Compare compare) {
    boolean ordered =
        type instanceof Type.Num || type instanceof Type.Str || type instanceof Type.Any;
    if (!ordered) {
      Faults.unordered(compare, operand, type).report(problems);
    }
    return ordered;
  }

  static boolean isComparable(Type left, Type right) {
    return isOpen(left) || isOpen(right) || left.kind().equals(right.kind());
  }

  private static boolean isOpen(Type type) {
    return type instanceof Type.Any || type instanceof Type.Null;
  }
}
