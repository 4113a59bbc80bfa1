package dev.runner.expr;

import static dev.runner.expr.Shape.FORMAT;
import static dev.runner.expr.Shape.STRING;
import static dev.runner.expr.Signature.giving;

import java.util.Locale;

/// The functions of strings.
enum TextFunction implements Function {
  STARTS_WITH(
      "startsWith",
      giving(Result.BOOLEAN, STRING.named("text"), STRING.named("start")),
      "Whether a string starts with another; case matters.",
      "startsWith('release/1.2', 'release/')",
      "true"),
  ENDS_WITH(
      "endsWith",
      giving(Result.BOOLEAN, STRING.named("text"), STRING.named("end")),
      "Whether a string ends with another; case matters.",
      "endsWith('data.csv', '.csv')",
      "true"),
  FORMATTED(
      "format",
      giving(Result.STRING, FORMAT.named("text"), Shape.SCALAR.repeated("value")),
      "The text with each value at its place; a brace that stands for itself is doubled.",
      "format('{0} of {1} {{files}}', 3, 10)",
      "\"3 of 10 {files}\""),
  LINES(
      "lines",
      giving(Result.STRINGS, STRING.named("text")),
      "The lines of a text, without their ends and without an empty one at the end.",
      "lines(\"a\\nb\\n\")",
      "[\"a\",\"b\"]"),
  SPLIT(
      "split",
      giving(Result.STRINGS, STRING.named("text"), STRING.named("separator")),
      "The parts of a text between the separators, empty ones too.",
      "split('a,b,,c', ',')",
      "[\"a\",\"b\",\"\",\"c\"]"),
  TRIM(
      "trim",
      giving(Result.STRING, STRING.named("text")),
      "The text without white space at its beginning and end.",
      "trim(\" a b\\n\")",
      "\"a b\""),
  LOWER(
      "lower",
      giving(Result.STRING, STRING.named("text")),
      "The text in lower case.",
      "lower('README')",
      "\"readme\""),
  UPPER(
      "upper",
      giving(Result.STRING, STRING.named("text")),
      "The text in upper case.",
      "upper('eu-1')",
      "\"EU-1\""),
  REPLACE(
      "replace",
      giving(Result.STRING, STRING.named("text"), STRING.named("from"), STRING.named("to")),
      "The text with another string wherever one stood; no regular expression.",
      "replace('a.b.c', '.', '/')",
      "\"a/b/c\""),
  LENGTH(
      "length",
      giving(Result.NUMBER, STRING.named("text")),
      "The number of characters of a string.",
      "length('hello')",
      "5");

  @SuppressWarnings("ImmutableEnumChecker") // a record of records and copied lists
  private final Reference reference;

  TextFunction(String word, Signature signature, String about, String example, String result) {
    this.reference = new Reference(word, signature, about, example, result);
  }

  @Override
  public Reference reference() {
    return reference;
  }

  @Override
  public Value call(Arguments arguments) throws EvaluationException {
    return switch (this) {
      case STARTS_WITH -> Value.of(arguments.string(0).startsWith(arguments.string(1)));
      case ENDS_WITH -> Value.of(arguments.string(0).endsWith(arguments.string(1)));
      case FORMATTED -> Formatting.text(arguments);
      case LINES -> Cutting.lines(arguments);
      case SPLIT -> Cutting.split(arguments);
      case TRIM -> arguments.text(arguments.string(0).strip());
      case LOWER -> arguments.text(arguments.string(0).toLowerCase(Locale.ROOT));
      case UPPER -> arguments.text(arguments.string(0).toUpperCase(Locale.ROOT));
      case REPLACE -> Cutting.replace(arguments);
      case LENGTH -> length(arguments.string(0));
    };
  }

  private static Value length(String text) {
    return Value.of(text.codePointCount(0, text.length()));
  }
}
