package dev.runner.expr;

import dev.runner.text.Span;

/// What a function accepts as an argument.
enum Shape {
  ANY("any value"),
  SCALAR("a string, a number or a boolean"),
  STRING("a string"),
  NUMBER("a number"),
  STRING_OR_NUMBER("a string or a number"),
  /// What says a number.
  NUMERAL("a string, a number or null"),
  /// What says whether something is so.
  TRUTH("a string, a boolean or null"),
  LIST("a list"),
  RECORD("a record"),
  LIST_OR_RECORD("a list or a record"),
  STRING_OR_LIST("a string or a list"),
  CONTAINER("a string, a list or a record"),
  /// A regular expression.
  PATTERN("a string"),
  /// A text with places as `{0}`.
  FORMAT("a string"),
  /// A text with parts of a date as `%Y`.
  DATE_FORMAT("a string"),
  /// The way into a value.
  WAY("a string"),
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
    return type instanceof Type.Any || takes(type);
  }

  private boolean takes(Type type) {
    return switch (this) {
      case ANY, BODY -> true;
      case SCALAR ->
          type instanceof Type.Str || type instanceof Type.Num || type instanceof Type.Bool;
      case STRING, PATTERN, FORMAT, DATE_FORMAT, WAY -> type instanceof Type.Str;
      case NUMBER -> type instanceof Type.Num;
      case STRING_OR_NUMBER -> type instanceof Type.Str || type instanceof Type.Num;
      case NUMERAL ->
          type instanceof Type.Str || type instanceof Type.Num || type instanceof Type.Null;
      case TRUTH ->
          type instanceof Type.Str || type instanceof Type.Bool || type instanceof Type.Null;
      case LIST -> type instanceof Type.Arr;
      case RECORD -> type instanceof Type.Obj;
      case LIST_OR_RECORD -> type instanceof Type.Arr || type instanceof Type.Obj;
      case STRING_OR_LIST -> type instanceof Type.Str || type instanceof Type.Arr;
      case CONTAINER ->
          type instanceof Type.Str || type instanceof Type.Arr || type instanceof Type.Obj;
      case TEST -> type instanceof Type.Bool;
    };
  }

  /// Finds what is wrong with an argument of this shape that is written down as a string.
  void check(Span at, String written) throws SyntaxException {
    switch (this) {
      case PATTERN -> Regex.compile(at, written);
      case FORMAT -> Format.parse(at, written);
      case DATE_FORMAT -> DateFormat.parse(at, written);
      case WAY -> Way.parse(at, written);
      case ANY, SCALAR, STRING, NUMBER, STRING_OR_NUMBER, NUMERAL, TRUTH -> {}
      case LIST, RECORD, LIST_OR_RECORD, STRING_OR_LIST, CONTAINER, TEST, BODY -> {}
    }
  }
}
