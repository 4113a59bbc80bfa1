package dev.runner.expr;

import dev.runner.text.Problems;
import dev.runner.text.Text;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;

/// A regular expression in which `^` and `$` match at every line. Immutable; any thread may use it.
public final class TextPattern {
  private final Regex regex;

  private TextPattern(Regex regex) {
    this.regex = regex;
  }

  /// Compiles it; a mistake in it is added to `problems`.
  public static Optional<TextPattern> parse(Text text, Problems problems) {
    try {
      return Optional.of(new TextPattern(Regex.compile(text.span(), text.value())));
    } catch (SyntaxException e) {
      e.fault().report(problems);
      return Optional.empty();
    }
  }

  /// Whether it matches somewhere in a text; not when that takes too long to tell.
  public boolean matches(String text) {
    return holds(text, Matcher::find);
  }

  /// Whether it matches a text as a whole; not when that takes too long to tell.
  public boolean covers(String text) {
    return holds(text, Matcher::matches);
  }

  private boolean holds(String text, Predicate<Matcher> question) {
    try {
      return question.test(regex.pattern().matcher(new Watched(text)));
    } catch (Watched.Exhausted | StackOverflowError e) {
      return false;
    }
  }

  /// As it was written.
  @Override
  public String toString() {
    return regex.written();
  }
}
