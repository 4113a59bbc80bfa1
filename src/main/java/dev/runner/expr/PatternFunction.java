package dev.runner.expr;

import static dev.runner.expr.Shape.PATTERN;
import static dev.runner.expr.Shape.STRING;
import static dev.runner.expr.Signature.giving;

import java.util.Optional;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/// The functions of regular expressions: those of Java, in which `^` and `$` match at every line.
enum PatternFunction implements Function {
  CAPTURE(
      "capture",
      giving(Result.ANYTHING, STRING.named("text"), PATTERN.named("regex")),
      "The first group of the first match, or the match where there is no group; null without one.",
      "capture(\"# branch.head main\\n\", \"# branch.head (.*)\")",
      "\"main\""),
  MATCH(
      "match",
      giving(Result.BOOLEAN, STRING.named("text"), PATTERN.named("regex")),
      "Whether a regular expression matches somewhere in the text.",
      "match('v1.10.2', \"^v\\d+\\.\\d+\")",
      "true");

  @SuppressWarnings("ImmutableEnumChecker") // a record of records and copied lists
  private final Reference reference;

  PatternFunction(String word, Signature signature, String about, String example, String result) {
    this.reference = new Reference(word, signature, about, example, result);
  }

  @Override
  public Reference reference() {
    return reference;
  }

  @Override
  public Value call(Arguments arguments) throws EvaluationException {
    Optional<Matcher> found =
        arguments.regex(1).find(arguments.string(0), arguments.budget(), arguments.span());
    return switch (this) {
      case CAPTURE -> found.isPresent() ? captured(arguments, found.orElseThrow()) : Value.NULL;
      case MATCH -> Value.of(found.isPresent());
    };
  }

  private static Value captured(Arguments arguments, Matcher found) throws EvaluationException {
    @Nullable String group = found.groupCount() == 0 ? found.group() : found.group(1);
    return group == null ? Value.NULL : arguments.text(group);
  }
}
