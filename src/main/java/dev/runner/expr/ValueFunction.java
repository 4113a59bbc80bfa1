package dev.runner.expr;

import static dev.runner.expr.Shape.ANY;
import static dev.runner.expr.Shape.STRING;
import static dev.runner.expr.Signature.giving;

import java.util.Optional;

/// The functions that replace null, and that make one kind of value of another.
enum ValueFunction implements Function {
  DEFAULT(
      "default",
      giving(Result.EITHER, ANY.named("x"), ANY.named("fallback")),
      "The first value; where that is null, or a field or item that doesn't exist, the second.",
      "default(null, 'none')",
      "\"none\""),
  NUMBER(
      "number",
      giving(Result.NUMBER, Shape.STRING_OR_NUMBER.named("x")),
      "The number that a string spells, white space around it aside; null stays null.",
      "number(\"42\\n\")",
      "42"),
  STRING_OF(
      "string",
      giving(Result.STRING, Shape.SCALAR.named("x")),
      "The text of a string, number or boolean, as it was written.",
      "string(1.10)",
      "\"1.10\""),
  TO_JSON(
      "toJSON",
      giving(Result.STRING, ANY.named("x")),
      "The value as JSON, in one line.",
      "toJSON(split('a b', ' '))",
      "\"[\\\"a\\\",\\\"b\\\"]\""),
  FROM_JSON(
      "fromJSON",
      giving(Result.ANYTHING, STRING.named("json")),
      "The value that a JSON document describes.",
      "fromJSON('{\"name\": \"app\"}').name",
      "\"app\""),
  RAW(
      "raw",
      giving(Result.FIRST, ANY.named("x")),
      "The value itself, which a hole around it then pastes into a script: as code, unquoted.",
      "raw('a b')",
      "\"a b\"");

  @SuppressWarnings("ImmutableEnumChecker") // a record of records and copied lists
  private final Reference reference;

  ValueFunction(String word, Signature signature, String about, String example, String result) {
    this.reference = new Reference(word, signature, about, example, result);
  }

  @Override
  public Reference reference() {
    return reference;
  }

  @Override
  public Value call(Arguments arguments) throws EvaluationException {
    return switch (this) {
      case DEFAULT -> replaced(arguments);
      case NUMBER -> number(arguments);
      case STRING_OF -> Value.of(arguments.value(0).text().orElse(""));
      case TO_JSON -> toJson(arguments);
      case FROM_JSON -> fromJson(arguments);
      case RAW -> arguments.value(0);
    };
  }

  private static Value replaced(Arguments arguments) throws EvaluationException {
    return switch (arguments.look(0)) {
      case Lookup.Found(Value value) when !(value instanceof Value.Null) -> value;
      case Lookup.Found _, Lookup.Unnamed _, Lookup.Absent _ -> arguments.value(1);
    };
  }

  private static Value number(Arguments arguments) throws EvaluationException {
    Value value = arguments.value(0);
    return value instanceof Value.Num || value instanceof Value.Null ? value : spelled(arguments);
  }

  private static Value spelled(Arguments arguments) throws EvaluationException {
    String text = arguments.string(0).strip();
    Optional<Value.Num> number = Numeral.read(text);
    if (number.isPresent()) {
      return number.orElseThrow();
    }
    throw arguments.fault(0, "`" + Shown.brief(text) + "` is not a number");
  }

  private static Value toJson(Arguments arguments) throws EvaluationException {
    Value value = arguments.value(0);
    new Weight(arguments.budget(), arguments.span()).check(value);
    BoundedText text = new BoundedText(arguments.span()).append(Json.write(value));
    return arguments.text(text.toString());
  }

  private static Value fromJson(Arguments arguments) throws EvaluationException {
    try {
      return Json.parse(arguments.string(0));
    } catch (JsonException e) {
      throw arguments.fault(0, "this is not JSON: " + e.getMessage());
    }
  }
}
