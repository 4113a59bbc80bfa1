package dev.runner.expr;

import dev.runner.text.Span;

/// The faults of types, which are found before an expression is evaluated where they can be known,
/// else then.
final class Faults {
  private Faults() {}

  /// Of an operand of `&&` or `||` that isn't a boolean.
  static Fault operand(Node.Logic logic, int index, Type type) {
    String hint =
        index == 0
            ? condition(type)
            : "`&&` and `||` choose no value: use `default(x, fallback)` or `c ? x : y`";
    return notBoolean(logic.operands().get(index), logic.connective().sign(), type, hint);
  }

  /// Of the operand of `!`.
  static Fault negated(Node.Not not, Type type) {
    return notBoolean(not.operand(), "!", type, condition(type));
  }

  private static Fault notBoolean(Node node, String sign, Type type, String hint) {
    return new Fault(node.span(), "`" + sign + "` takes booleans, not " + type.kind(), hint);
  }

  /// Of the condition of `? :`.
  static Fault choosing(Node.Choice choice, Type type) {
    return new Fault(
        choice.condition().span(),
        "what stands before `?` is true or false, not " + type.kind(),
        condition(type));
  }

  /// Of an operand that can't be reckoned with.
  static Fault reckoned(Node operand, String sign, Type type) {
    return new Fault(
        operand.span(), "`" + sign + "` takes numbers, not " + type.kind(), number(sign, type));
  }

  private static String number(String sign, Type type) {
    boolean plus = sign.equals("+");
    return switch (type) {
      case Type.Str _ ->
          "`number(x)` reads a number" + (plus ? "; `format('{0}{1}', a, b)` joins texts" : "");
      case Type.Null _ -> "use `default(x, 0)`";
      case Type.Arr _ -> plus ? "`flatten([a, b])` joins lists" : "`count(list)` is a number";
      case Type.Obj _ -> plus ? "`merge(a, b)` joins records" : "";
      case Type.Any _, Type.Num _, Type.Bool _ -> "";
    };
  }

  /// Of a division by zero.
  static Fault zero(Node.Reckon reckon) {
    return new Fault(
        reckon.right().span(), "division by zero", "choose before: `n == 0 ? 0 : x / n`");
  }

  /// Of a whole expression that decides something.
  static Fault decision(Node node, Type type) {
    return new Fault(
        node.span(), "a condition is true or false, not " + type.kind(), condition(type));
  }

  private static String condition(Type type) {
    return switch (type) {
      case Type.Str _ -> "compare it, as in `x != ''`";
      case Type.Num _ -> "compare it, as in `x != 0`";
      case Type.Null _ -> "compare it, as in `x != null`";
      case Type.Arr _, Type.Obj _ -> "compare its size, as in `count(x) > 0`";
      case Type.Any _, Type.Bool _ -> "";
    };
  }

  /// Of a comparison of different kinds.
  static Fault differing(Node.Compare compare, Type left, Type right) {
    return new Fault(
        compare.right().span(),
        "`" + compare.comparison().sign() + "` compares " + left.kind() + " with " + right.kind(),
        conversion(left, right));
  }

  private static String conversion(Type left, Type right) {
    if (!(left instanceof Type.Str || right instanceof Type.Str)) {
      return "";
    }
    return switch (left instanceof Type.Str ? right : left) {
      case Type.Num _ -> "use `number(...)` or `string(...)`";
      case Type.Bool _ -> "write `true` and `false` without quotes, or use `string(...)`";
      case Type.Any _, Type.Null _, Type.Str _, Type.Arr _, Type.Obj _ -> "";
    };
  }

  /// Of an operand that has no order.
  static Fault unordered(Node.Compare compare, Node operand, Type type) {
    return new Fault(
        operand.span(),
        "`" + compare.comparison().sign() + "` takes numbers or strings, not " + type.kind(),
        type instanceof Type.Arr ? "`count(list)` is a number" : "");
  }

  /// Of a call with too many or too few arguments.
  static Fault arity(Node.Call call) {
    String word = call.function().word();
    Signature signature = call.function().signature();
    return new Fault(
        call.at(),
        "`" + word + "` takes " + signature.arity() + ", not " + call.arguments().size(),
        "write `" + word + signature + "`");
  }

  /// Of an argument of the wrong type.
  static Fault argument(Node.Call call, int index, Parameter parameter, Type type) {
    return new Fault(
        call.arguments().get(index).span(),
        "`"
            + call.function().word()
            + "` takes "
            + parameter.shape().words()
            + ", not "
            + type.kind(),
        argument(parameter.shape(), type));
  }

  private static String argument(Shape shape, Type type) {
    if (shape.isLambda()) {
      return condition(type);
    }
    return switch (shape) {
      case NUMBER, NUMERAL -> type instanceof Type.Str ? "use `number(...)`" : text(type);
      case LIST, LIST_OR_RECORD, STRING_OR_LIST -> list(type);
      case RECORD -> type instanceof Type.Str ? "use `fromJSON(...)`" : "";
      case TRUTH -> "compare it";
      case Shape _ -> text(type);
    };
  }

  private static String list(Type type) {
    return switch (type) {
      case Type.Str _ -> "use `lines(...)` or `split(...)`";
      case Type.Obj _ -> "`.*` gives the values of a record";
      case Type.Null _ -> "`default(x, fallback)` replaces null";
      case Type.Any _, Type.Num _, Type.Bool _, Type.Arr _ -> "";
    };
  }

  /// Of an item of a list, or what an expression makes of it, that can't be added or ordered.
  static EvaluationException item(Arguments arguments, Function function, int index, Value value) {
    boolean itself = arguments.count() == 1;
    String what = "item " + index + " of the list " + (itself ? "is " : "gives ") + value.kind();
    String hint = value instanceof Value.Null ? "; `default(x, ...)` replaces null" : "";
    return arguments.fault(arguments.count() - 1, what + ": " + demanded(function) + hint);
  }

  private static String demanded(Function function) {
    return function == ItemFunction.SUM
        ? "`sum` adds numbers"
        : "`" + function.word() + "` takes numbers only, or strings only";
  }

  /// Of items that can't be added or ordered.
  ///
  /// @param at the list, or what gives something for each of its items
  static Fault items(Span at, Function function, Type type) {
    boolean sum = function == ItemFunction.SUM;
    String word = function.word();
    String takes = sum ? "adds numbers" : "takes numbers or strings";
    return new Fault(
        at,
        "`" + word + "` " + takes + ", not " + type.kind(),
        switch (type) {
          case Type.Str _ -> "write `" + word + "(list, x, number(x))`";
          case Type.Obj _ -> "write `" + word + "(list, x, x.field)`";
          case Type.Arr _ -> "write `" + word + "(list, x, count(x))`";
          case Type.Any _, Type.Null _, Type.Bool _, Type.Num _ -> "";
        });
  }

  /// Of a record with a name too many.
  static Fault unpaired(Node.Call call) {
    return new Fault(
        call.at(), "`record` takes names and values in turn", "write `record('a', 1, 'b', 2)`");
  }

  /// Of a field's name that is no string.
  static Fault unnamed(Span at, Type type) {
    return new Fault(at, "the names of fields are strings, not " + type.kind(), text(type));
  }

  /// What to do about a value where a text is needed.
  static String text(Type type) {
    return switch (type) {
      case Type.Null _ -> "use `default(x, '')`";
      case Type.Num _, Type.Bool _ -> "use `string(...)`";
      case Type.Arr _ -> "use `join(...)` or `toJSON(...)`";
      case Type.Obj _ -> "use `toJSON(...)`";
      case Type.Any _, Type.Str _ -> "";
    };
  }
}
