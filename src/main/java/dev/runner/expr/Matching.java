package dev.runner.expr;

import java.util.Optional;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/// Finds in strings what a regular expression matches.
final class Matching {
  private Matching() {}

  static Value truth(Arguments arguments) throws EvaluationException {
    return Value.of(found(arguments).isPresent());
  }

  static Value first(Arguments arguments) throws EvaluationException {
    Optional<Matcher> found = found(arguments);
    Optional<String> captured = found.flatMap(Matching::captured);
    return captured.isPresent() ? arguments.text(captured.orElseThrow()) : Value.NULL;
  }

  static Value all(Arguments arguments) throws EvaluationException {
    BoundedList all = arguments.list();
    arguments
        .regex(1)
        .each(
            arguments.string(0),
            arguments.budget(),
            arguments.span(),
            found -> {
              Optional<String> captured = captured(found);
              if (captured.isPresent()) {
                all.add(captured.orElseThrow());
              }
            });
    return all.value();
  }

  static Value replaced(Arguments arguments) throws EvaluationException {
    String text = arguments.string(0);
    Regex regex = arguments.regex(1);
    Replacement to = Replacement.parse(arguments, regex.pattern().matcher("").groupCount());
    BoundedText replaced = new BoundedText(arguments.span());
    int[] end = {0};
    regex.each(
        text,
        arguments.budget(),
        arguments.span(),
        found -> {
          replaced.append(text, end[0], found.start());
          to.append(found, replaced);
          end[0] = found.end();
        });
    return arguments.text(replaced.append(text, end[0], text.length()).toString());
  }

  private static Optional<Matcher> found(Arguments arguments) throws EvaluationException {
    return arguments.regex(1).find(arguments.string(0), arguments.budget(), arguments.span());
  }

  private static Optional<String> captured(Matcher found) {
    @Nullable String group = found.groupCount() == 0 ? found.group() : found.group(1);
    return Optional.ofNullable(group);
  }
}
