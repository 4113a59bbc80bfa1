package dev.runner.expr;

import static dev.runner.expr.Shape.PATTERN;
import static dev.runner.expr.Shape.STRING;
import static dev.runner.expr.Signature.giving;

/// The functions of regular expressions: those of Java, in which `^` and `$` match at every line.
enum PatternFunction implements Function {
  MATCH(
      "match",
      giving(Result.BOOLEAN, STRING.named("text"), PATTERN.named("regex")),
      "Whether a regular expression matches somewhere in the text.",
      "match('v1.10.2', \"^v\\d+\\.\\d+\") -> true"),
  CAPTURE(
      "capture",
      giving(Result.ANYTHING, STRING.named("text"), PATTERN.named("regex")),
      "The first group of the first match, or the match where there is no group; null without one.",
      "capture(\"# branch.head main\\n\", \"# branch.head (.*)\") -> \"main\"",
      "capture('abc', \"\\d+\") -> null"),
  CAPTURE_ALL(
      "captureAll",
      giving(Result.STRINGS, STRING.named("text"), PATTERN.named("regex")),
      "Of every match the first group, if it has part in it, or the match where there is no group.",
      "captureAll('a=1, b=22', \"\\d+\") -> [\"1\",\"22\"]",
      "captureAll('a=1, b=22', \"(\\w)=\") -> [\"a\",\"b\"]"),
  REPLACE_REGEX(
      "replaceRegex",
      giving(Result.STRING, STRING.named("text"), PATTERN.named("regex"), STRING.named("to")),
      "The text with another in place of every match, in which `$1` is its first group; `$$` a dollar.",
      "replaceRegex('2026-01-31', \"(\\d+)-(\\d+)-(\\d+)\", '$3.$2.$1') -> \"31.01.2026\"");

  @SuppressWarnings("ImmutableEnumChecker") // a record of records and copied lists
  private final Reference reference;

  PatternFunction(String word, Signature signature, String about, String... examples) {
    this.reference = Reference.of(word, signature, about, examples);
  }

  @Override
  public Reference reference() {
    return reference;
  }

  @Override
  public Value call(Arguments arguments) throws EvaluationException {
    return switch (this) {
      case MATCH -> Matching.truth(arguments);
      case CAPTURE -> Matching.first(arguments);
      case CAPTURE_ALL -> Matching.all(arguments);
      case REPLACE_REGEX -> Matching.replaced(arguments);
    };
  }
}
