package dev.runner.expr;

import static dev.runner.expr.Shape.FORMAT;
import static dev.runner.expr.Shape.NUMBER;
import static dev.runner.expr.Shape.SCALAR;
import static dev.runner.expr.Shape.STRING;
import static dev.runner.expr.Signature.giving;

import java.util.Locale;

/// The functions of strings.
enum TextFunction implements Function {
  STARTS_WITH(
      "startsWith",
      giving(Result.BOOLEAN, STRING.named("text"), STRING.named("start")),
      "Whether a string starts with another; case matters.",
      "startsWith('release/1.2', 'release/') -> true"),
  ENDS_WITH(
      "endsWith",
      giving(Result.BOOLEAN, STRING.named("text"), STRING.named("end")),
      "Whether a string ends with another; case matters.",
      "endsWith('data.csv', '.csv') -> true"),
  FORMATTED(
      "format",
      giving(Result.STRING, FORMAT.named("text"), SCALAR.repeated("value")),
      "The text with each value at its place; a brace that stands for itself is doubled.",
      "format('{0} of {1} {{files}}', 3, 10) -> \"3 of 10 {files}\""),
  LINES(
      "lines",
      giving(Result.STRINGS, STRING.named("text")),
      "The lines of a text, without their ends and without an empty one at the end.",
      "lines(\"a\\nb\\n\") -> [\"a\",\"b\"]"),
  WORDS(
      "words",
      giving(Result.STRINGS, STRING.named("text")),
      "The parts of a text between white space, none of them empty.",
      "words(\" a  b\\n\") -> [\"a\",\"b\"]"),
  SPLIT(
      "split",
      giving(Result.STRINGS, STRING.named("text"), STRING.named("separator")),
      "The parts of a text between the separators, empty ones too.",
      "split('a,b,,c', ',') -> [\"a\",\"b\",\"\",\"c\"]"),
  TRIM(
      "trim",
      giving(Result.STRING, STRING.named("text")),
      "The text without white space at its beginning and end.",
      "trim(\" a b\\n\") -> \"a b\""),
  LOWER(
      "lower",
      giving(Result.STRING, STRING.named("text")),
      "The text in lower case.",
      "lower('README') -> \"readme\""),
  UPPER(
      "upper",
      giving(Result.STRING, STRING.named("text")),
      "The text in upper case.",
      "upper('eu-1') -> \"EU-1\""),
  REPLACE(
      "replace",
      giving(Result.STRING, STRING.named("text"), STRING.named("from"), STRING.named("to")),
      "The text with another string wherever one stood; no regular expression.",
      "replace('a.b.c', '.', '/') -> \"a/b/c\""),
  REMOVE_PREFIX(
      "removePrefix",
      giving(Result.STRING, STRING.named("text"), STRING.named("start")),
      "The text without this at its beginning; the text where it isn't there.",
      "removePrefix('v1.2', 'v') -> \"1.2\"",
      "removePrefix('1.2', 'v') -> \"1.2\""),
  REMOVE_SUFFIX(
      "removeSuffix",
      giving(Result.STRING, STRING.named("text"), STRING.named("end")),
      "The text without this at its end; the text where it isn't there.",
      "removeSuffix('data.tar.gz', '.tar.gz') -> \"data\""),
  PAD_START(
      "padStart",
      giving(Result.STRING, SCALAR.named("x"), NUMBER.named("width"), STRING.optional("fill")),
      "The text, filled up at its beginning to so many characters, by default with blanks.",
      "padStart(7, 3, '0') -> \"007\"",
      "padStart('ab', 4) -> \"  ab\""),
  PAD_END(
      "padEnd",
      giving(Result.STRING, SCALAR.named("x"), NUMBER.named("width"), STRING.optional("fill")),
      "The text, filled up at its end to so many characters, by default with blanks.",
      "padEnd('ab', 4, '.') -> \"ab..\""),
  REPEAT(
      "repeat",
      giving(Result.STRING, STRING.named("text"), NUMBER.named("times")),
      "The text so many times.",
      "repeat('ab', 3) -> \"ababab\"");

  @SuppressWarnings("ImmutableEnumChecker") // a record of records and copied lists
  private final Reference reference;

  TextFunction(String word, Signature signature, String about, String... examples) {
    this.reference = Reference.of(word, signature, about, examples);
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
      case WORDS -> Cutting.words(arguments);
      case SPLIT -> Cutting.split(arguments);
      case TRIM -> arguments.text(arguments.string(0).strip());
      case LOWER -> arguments.text(arguments.string(0).toLowerCase(Locale.ROOT));
      case UPPER -> arguments.text(arguments.string(0).toUpperCase(Locale.ROOT));
      case REPLACE -> Cutting.replace(arguments);
      case REMOVE_PREFIX -> arguments.text(behind(arguments.string(0), arguments.string(1)));
      case REMOVE_SUFFIX -> arguments.text(before(arguments.string(0), arguments.string(1)));
      case PAD_START -> Filling.before(arguments);
      case PAD_END -> Filling.behind(arguments);
      case REPEAT -> Filling.repeated(arguments);
    };
  }

  private static String behind(String text, String start) {
    return text.startsWith(start) ? text.substring(start.length()) : text;
  }

  private static String before(String text, String end) {
    return text.endsWith(end) ? text.substring(0, text.length() - end.length()) : text;
  }
}
