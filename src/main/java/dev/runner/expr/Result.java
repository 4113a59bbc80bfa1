package dev.runner.expr;

import java.util.List;

/// The type of what a function gives.
enum Result {
  BOOLEAN,
  NUMBER,
  STRING,
  STRINGS,
  ANYTHING,
  /// What the first argument is.
  FIRST,
  /// An item of the list that the first argument is.
  ITEM,
  /// A list of what the second argument gives.
  SECONDS,
  /// What the first argument is, or the second.
  EITHER;

  /// @param arguments the types of as many arguments as the function takes
  Type type(List<Type> arguments) {
    return switch (this) {
      case BOOLEAN -> Type.BOOL;
      case NUMBER -> Type.NUM;
      case STRING -> Type.STR;
      case STRINGS -> new Type.Arr(Type.STR);
      case ANYTHING -> Type.ANY;
      case FIRST -> arguments.getFirst();
      case ITEM -> arguments.getFirst() instanceof Type.Arr(Type items) ? items : Type.ANY;
      case SECONDS -> new Type.Arr(arguments.get(1));
      case EITHER -> either(arguments.getFirst(), arguments.get(1));
    };
  }

  private static Type either(Type first, Type second) {
    return first instanceof Type.Null ? second : Type.either(first, second);
  }
}
