package dev.runner.cli;

import dev.runner.language.Key;
import dev.runner.language.Language;
import dev.runner.read.Spellings;
import dev.runner.text.Nearest;
import dev.runner.text.Printable;
import dev.runner.text.Width;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.ParseResult;

/// `runner explain`: what a key of a plan means, from the schema.
final class ExplainCommand implements Command {
  private static final int COLUMNS = 80;
  private static final int MENTIONS = 8;

  private final Surroundings surroundings;

  ExplainCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void declare(Syntax syntax) {
    syntax.command(
        "Explains a key of plans: what it means, what it may be, with an example.",
        "",
        "Examples:",
        "  runner explain                        the keys of a plan",
        "  runner explain jobs.retry             those of each job, `*` may be left out",
        "  runner explain steps.http.expect      the end of a path will do",
        "  runner explain retry                  wherever it stands");
    syntax.positional("KEY", "The key, or its path; without it, all top-level keys are listed.");
  }

  @Override
  public int run(ParseResult given) throws IOException {
    Language language = Language.of(BuiltIn.text("/schemas/plan.schema.json"));
    Ink ink = Ink.of(surroundings.terminal());
    int columns = Math.min(COLUMNS, surroundings.terminal().drawn().columns());
    Explanation explanation = new Explanation(language, ink, new Prose(ink, columns));
    String asked = given.matchedPositionalValue(0, "");
    return asked.isEmpty() ? told(explanation.ofPlan()) : told(explanation, asked);
  }

  private int told(Explanation explanation, String asked) {
    List<List<Key>> meant = explanation.language().meant(asked);
    if (meant.isEmpty()) {
      throw new Abort(ExitCode.USAGE, unknown(explanation, asked));
    }
    boolean one = meant.size() == 1;
    return told(
        one ? explanation.of(meant.getFirst().getFirst()) : explanation.choice(asked, meant));
  }

  private int told(List<String> lines) {
    return Broken.printed(surroundings, String.join("\n", lines) + "\n");
  }

  private static String unknown(Explanation explanation, String asked) {
    String hint =
        near(explanation.language(), asked)
            .map(it -> "did you mean `runner explain " + it + "`?")
            .or(() -> below(explanation.language(), asked))
            .orElseGet(() -> mentions(explanation.language(), last(asked)));
    return "runner: no key of a plan is called `"
        + Width.cut(Printable.line(asked), COLUMNS)
        + "`; "
        + hint;
  }

  private static Optional<String> below(Language language, String asked) {
    int end = asked.lastIndexOf('.');
    return end < 1 || beside(language, asked.substring(0, end)).isEmpty()
        ? Optional.empty()
        : Optional.of("`runner explain " + asked.substring(0, end) + "` lists those below it");
  }

  private static String last(String asked) {
    return asked.substring(asked.lastIndexOf('.') + 1);
  }

  /// The same path with a name that there is in place of the last one; else a key from elsewhere.
  private static Optional<String> near(Language language, String asked) {
    String before = asked.substring(0, asked.length() - last(asked).length());
    return like(last(asked), beside(language, before))
        .map(before::concat)
        .or(() -> like(last(asked), language.names()));
  }

  private static Optional<String> like(String word, Collection<String> known) {
    return Spellings.of(word, known)
        .or(() -> Nearest.to(word, known))
        .or(() -> Spellings.near(word, known));
  }

  private static List<String> beside(Language language, String before) {
    return before.isEmpty()
        ? language.plan().keys().stream().map(Key::name).toList()
        : language.meant(before).stream()
            .flatMap(it -> it.getFirst().keys().stream())
            .map(Key::name)
            .toList();
  }

  private static String mentions(Language language, String word) {
    List<Key> keys = language.mentioning(word);
    return keys.isEmpty()
        ? "`runner explain` lists those that there are"
        : keys.stream()
            .limit(MENTIONS)
            .map(it -> "\n  " + it.shown().replace(".*", "") + ": " + it.title())
            .collect(Collectors.joining("", "these speak of it:", ""));
  }
}
