package dev.runner.expr;

import dev.runner.text.Span;
import java.util.List;

/// Whether one value is in another.
final class Containing {
  private Containing() {}

  static boolean truth(Arguments arguments) throws EvaluationException {
    Value in = arguments.value(0);
    return switch (in) {
      case Value.Str(String text) -> within(arguments, text);
      case Value.Arr(List<Value> items) -> among(arguments, items);
      case Value.Null _, Value.Bool _, Value.Num _, Value.Obj _ -> throw arguments.wrong(0, in);
    };
  }

  private static boolean within(Arguments arguments, String text) throws EvaluationException {
    Value part = arguments.value(1);
    if (part instanceof Value.Str(String needle)) {
      arguments.budget().work(text.length() / 8, arguments.span());
      return new Needle(needle).in(text, 0) >= 0;
    }
    throw inText(arguments.span(1), Kinds.of(part)).evaluating();
  }

  private static boolean among(Arguments arguments, List<Value> items) throws EvaluationException {
    Value wanted = arguments.value(1);
    Sameness sameness = new Sameness(arguments.budget(), arguments.span());
    for (Value item : items) {
      if (sameness.same(item, wanted)) {
        return true;
      }
    }
    return false;
  }

  /// Of something else than a string that is looked for in a string.
  static Fault inText(Span at, Type type) {
    return new Fault(at, "a string contains strings, not " + type.kind(), Faults.text(type));
  }
}
