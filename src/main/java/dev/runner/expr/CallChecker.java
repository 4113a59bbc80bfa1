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
    Signature signature = signature();
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
    if (call.arguments().get(index) instanceof Node.Literal(Span at, Value.Str(String text))) {
      signature().shape(index).ifPresent(it -> checkWritten(it, at, text));
    }
  }

  private void checkWritten(Shape shape, Span at, String text) {
    try {
      shape.check(at, text);
    } catch (SyntaxException e) {
      checker.wrong(e.fault());
    }
  }

  private Signature signature() {
    return call.function().signature();
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
    Function function = call.function();
    if (function == TextFunction.FORMATTED) {
      checkFormat();
    } else if (function == ListFunction.CONTAINS) {
      Containing.check(checker.problems(), span(1), types.getFirst(), types.get(1));
    } else if (function == RecordFunction.RECORD_OF) {
      checkRecord(types);
    } else if (function instanceof ItemFunction items) {
      checkItems(items, types);
    }
  }

  private void checkItems(ItemFunction function, List<Type> types) {
    Type key = types.size() > 1 ? types.get(1) : Result.ITEM.type(types);
    boolean fits =
        switch (function.demand()) {
          case NOTHING -> true;
          case NUMBER -> Shape.NUMBER.admits(key);
          case ORDER -> Shape.STRING_OR_NUMBER.admits(key);
        };
    if (!fits) {
      checker.wrong(Faults.items(span(types.size() - 1), function, key));
    }
  }

  private void checkRecord(List<Type> types) {
    if (types.size() % 2 != 0) {
      checker.wrong(Faults.unpaired(call));
    }
    for (int i = 0; i < types.size(); i += 2) {
      if (!Shape.STRING.admits(types.get(i))) {
        checker.wrong(Faults.unnamed(span(i), types.get(i)));
      }
    }
  }

  private Span span(int index) {
    return call.arguments().get(index).span();
  }

  private void checkFormat() {
    if (call.arguments().getFirst() instanceof Node.Literal(Span at, Value.Str(String text))) {
      try {
        Format.parse(at, text).pieces().forEach(it -> checkPiece(at, it));
      } catch (SyntaxException e) {
        // said of the argument already
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
