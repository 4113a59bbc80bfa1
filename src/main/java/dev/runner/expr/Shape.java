package dev.runner.expr;

/// What a function accepts as an argument.
enum Shape {
  ANY("any value"),
  SCALAR("a string, a number or a boolean"),
  STRING("a string"),
  STRING_OR_NUMBER("a string, a number or null"),
  LIST("a list"),
  LIST_OR_RECORD("a list or a record"),
  CONTAINER("a string, a list or a record"),
  PATTERN("a string"),
  FORMAT("a string"),
  /// A name and a condition.
  TEST("a boolean"),
  /// A name and any expression.
  BODY("any value");

  private final String words;

  Shape(String words) {
    this.words = words;
  }

  Parameter named(String name) {
    return new Parameter(name, this, Parameter.Times.ONCE);
  }

  Parameter optional(String name) {
    return new Parameter(name, this, Parameter.Times.OPTIONAL);
  }

  Parameter repeated(String name) {
    return new Parameter(name, this, Parameter.Times.REPEATED);
  }

  /// As messages say it.
  String words() {
    return words;
  }

  boolean isLambda() {
    return this == TEST || this == BODY;
  }

  /// Whether a value of this type may be accepted.
  boolean admits(Type type) {
    return switch (this) {
      case ANY, BODY -> true;
      case SCALAR -> isString(type) || type instanceof Type.Num || type instanceof Type.Bool;
      case STRING, PATTERN, FORMAT -> isString(type);
      case STRING_OR_NUMBER ->
          isString(type) || type instanceof Type.Num || type instanceof Type.Null;
      case LIST -> isList(type);
      case LIST_OR_RECORD -> isList(type) || type instanceof Type.Obj;
      case CONTAINER -> isString(type) || isList(type) || type instanceof Type.Obj;
      case TEST -> type instanceof Type.Bool || type instanceof Type.Any;
    };
  }

  private static boolean isString(Type type) {
    return type instanceof Type.Str || type instanceof Type.Any;
  }

  private static boolean isList(Type type) {
    return type instanceof Type.Arr || type instanceof Type.Any;
  }
}
