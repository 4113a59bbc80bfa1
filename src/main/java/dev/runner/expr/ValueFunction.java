package dev.runner.expr;

import static dev.runner.expr.Shape.ANY;
import static dev.runner.expr.Shape.STRING;
import static dev.runner.expr.Signature.giving;

/// The functions that replace null, that lead into a value, and that make one kind of value of
/// another.
enum ValueFunction implements Function {
  DEFAULT(
      "default",
      giving(Result.EITHER, ANY.named("x"), ANY.named("fallback")),
      "The first value; where that is null, or a field or item that doesn't exist, the second.",
      "default(null, 'none') -> \"none\"",
      "default(fromJSON('{}').name, 'none') -> \"none\""),
  GET(
      "get",
      giving(Result.ANYTHING, ANY.named("x"), Shape.WAY.named("path")),
      "What stands at a path within a value; null where there is nothing, and a list where it has `*`.",
      "get(fromJSON('{\"a\": {\"b\": [10, 20]}}'), 'a.b[1]') -> 20",
      "get(fromJSON('[{\"id\": 1}, {\"id\": 2}]'), '*.id') -> [1,2]",
      "get(record('a', 1), 'b.c') -> null"),
  NUMBER(
      "number",
      giving(Result.NUMBER, Shape.NUMERAL.named("x")),
      "The number that a string spells, white space around it aside; null stays null.",
      "number(\"42\\n\") -> 42"),
  BOOLEAN(
      "boolean",
      giving(Result.BOOLEAN, Shape.TRUTH.named("x")),
      "The boolean that the string `true` or `false` spells, in any case; null stays null.",
      "boolean('true') -> true"),
  STRING_OF(
      "string",
      giving(Result.STRING, Shape.SCALAR.named("x")),
      "The text of a string, number or boolean, as it was written.",
      "string(1.10) -> \"1.10\""),
  TO_JSON(
      "toJSON",
      giving(Result.STRING, ANY.named("x")),
      "The value as JSON, in one line.",
      "toJSON(['a', 'b']) -> \"[\\\"a\\\",\\\"b\\\"]\""),
  FROM_JSON(
      "fromJSON",
      giving(Result.ANYTHING, STRING.named("json")),
      "The value that a JSON document describes.",
      "fromJSON('{\"name\": \"app\"}').name -> \"app\""),
  RAW(
      "raw",
      giving(Result.FIRST, ANY.named("x")),
      "The value itself, which a hole around it then pastes into a script: as code, unquoted.",
      "raw('a b') -> \"a b\"");

  @SuppressWarnings("ImmutableEnumChecker") // a record of records and copied lists
  private final Reference reference;

  ValueFunction(String word, Signature signature, String about, String... examples) {
    this.reference = Reference.of(word, signature, about, examples);
  }

  @Override
  public Reference reference() {
    return reference;
  }

  @Override
  public Value call(Arguments arguments) throws EvaluationException {
    return switch (this) {
      case DEFAULT -> replaced(arguments);
      case GET -> got(arguments);
      case NUMBER -> Spelled.number(arguments);
      case BOOLEAN -> Spelled.truth(arguments);
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

  private static Value got(Arguments arguments) throws EvaluationException {
    Value value = arguments.value(0);
    arguments.budget().work(100 + 10L * arguments.string(1).length(), arguments.span());
    try {
      return Way.parse(arguments.span(1), arguments.string(1)).follow(arguments, value);
    } catch (SyntaxException e) {
      throw e.fault().evaluating();
    }
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
