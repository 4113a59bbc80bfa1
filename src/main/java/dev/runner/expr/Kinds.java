package dev.runner.expr;

/// The types of values at first sight, without looking into lists and records.
final class Kinds {
  private static final Type LIST = new Type.Arr(Type.ANY);
  private static final Type RECORD = Type.open();

  private Kinds() {}

  static Type of(Value value) {
    return switch (value) {
      case Value.Null _ -> Type.NULL;
      case Value.Bool _ -> Type.BOOL;
      case Value.Num _ -> Type.NUM;
      case Value.Str _ -> Type.STR;
      case Value.Arr _ -> LIST;
      case Value.Obj _ -> RECORD;
    };
  }
}
