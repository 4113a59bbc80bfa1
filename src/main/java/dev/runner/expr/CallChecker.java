package dev.runner.expr;

import dev.runner.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Checks the call of a function against its signature.
final class CallChecker {
  private final Checker checker;
  private final Node.Call call;

  CallChecker(Checker checker, Node.Call call) {
    this.checker = checker;
    this.call = call;
  }

  /// The type of what the call gives.
  Type type() {
    Signature signature = call.function().signature();
    checkPlace();
    List<Type> types = types();
    if (!signature.admits(types.size())) {
      return checker.wrong(Faults.arity(call));
    }
    for (int i = 0; i < types.size(); i++) {
      checkArgument(i, types.get(i));
    }
    checkValues(types);
    return signature.result().type(types);
  }

  private List<Type> types() {
    List<Type> types = new ArrayList<>();
    for (Node argument : call.arguments()) {
      types.add(
          argument instanceof Node.Lambda lambda
              ? body(lambda, types.getFirst())
              : checker.type(argument));
    }
    return types;
  }

  private Type body(Node.Lambda lambda, Type list) {
    String name = lambda.name();
    if (checker.scope().names().containsKey(name)) {
      String message = "`" + Shown.brief(name) + "` already means something here";
      checker.wrong(new Fault(lambda.at(), message, "choose another name for the items"));
    }
    return checker.binding(name, Result.ITEM.type(List.of(list))).type(lambda.body());
  }

  private void checkArgument(int index, Type type) {
    call.function()
        .signature()
        .parameter(index)
        .filter(it -> !it.shape().admits(type))
        .ifPresent(it -> checker.wrong(Faults.argument(call, index, it, type)));
  }

  /// That the function may be called here at all.
  private void checkPlace() {
    if (call.function() instanceof StatusFunction && !checker.scope().status()) {
      checker.wrong(
          new Fault(
              call.at(),
              "`" + call.function().word() + "()` can't be asked here",
              "it belongs in the `if` of a step or a job"));
    }
    String shown = call.function().word() + "()";
    Optional.ofNullable(checker.scope().elsewhere().get(shown))
        .ifPresent(it -> checker.wrong(new Fault(call.at(), "`" + shown + "` " + it, "")));
  }

  /// What the signature can't say.
  private void checkValues(List<Type> types) {
    if (call.function() == TextFunction.FORMATTED) {
      checkFormat();
    }
    if (call.function() == ListFunction.CONTAINS) {
      Span part = call.arguments().get(1).span();
      Containing.check(checker.problems(), part, types.getFirst(), types.get(1));
    }
  }

  private void checkFormat() {
    if (call.arguments().getFirst() instanceof Node.Literal(Span at, Value.Str(String text))) {
      try {
        Format.parse(at, text).pieces().forEach(it -> checkPiece(at, it));
      } catch (SyntaxException e) {
        checker.wrong(e.fault());
      }
    }
  }

  private void checkPiece(Span at, Format.Piece piece) {
    int values = call.arguments().size() - 1;
    if (piece instanceof Format.Piece.Place(int argument) && argument >= values) {
      checker.wrong(Formatting.unfilled(at, argument, values));
    }
  }
}
