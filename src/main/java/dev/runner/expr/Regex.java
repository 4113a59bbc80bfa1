package dev.runner.expr;

import dev.runner.text.Span;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A compiled regular expression; `^` and `$` match at every line.
record Regex(String written, Pattern pattern) {
  /// The product of all numbers `n` in `{n}`, up to which a match that reads no text ends soon.
  private static final double MOST_REPEATED = 1e6;

  /// In UTF-16 units.
  private static final int LONGEST = 10_000;

  /// What a search costs at least, in units of [Budget#work].
  private static final int USUAL = 50;

  private static final Pattern REPEATED = Pattern.compile("\\{([0-9]+)");

  static Regex compile(Span at, String written) throws SyntaxException {
    try {
      if (written.length() > LONGEST) {
        throw malformed(at, "it is longer than " + LONGEST + " characters");
      }
      if (repeats(written) > MOST_REPEATED) {
        throw malformed(at, "it repeats too often");
      }
      return new Regex(written, Pattern.compile(written, Pattern.MULTILINE));
    } catch (PatternSyntaxException e) {
      throw malformed(at, described(e));
    } catch (StackOverflowError e) {
      throw malformed(at, "it is nested too deeply");
    }
  }

  private static double repeats(String written) {
    return REPEATED
        .matcher(written)
        .results()
        .mapToDouble(it -> Math.max(1, Double.parseDouble(it.group(1))))
        .reduce(1, (some, more) -> some * more);
  }

  private static SyntaxException malformed(Span at, String why) {
    return new SyntaxException(at, "bad regular expression: " + why, "");
  }

  private static String described(PatternSyntaxException e) {
    String what = e.getDescription();
    String lower = what.substring(0, 1).toLowerCase(Locale.ROOT) + what.substring(1);
    return Shown.brief(lower) + (e.getIndex() < 0 ? "" : " at character " + (e.getIndex() + 1));
  }

  /// What is done with a match.
  interface Each {
    void take(Matcher found) throws EvaluationException;
  }

  /// All matches in a text, from left to right.
  ///
  /// @param at to whom it is blamed when it takes too long
  void each(String text, Budget budget, Span at, Each each) throws EvaluationException {
    Watched watched = new Watched(text);
    budget.work(USUAL, at);
    try {
      Matcher matcher = pattern.matcher(watched);
      while (matcher.find()) {
        budget.work(USUAL / 2, at);
        each.take(matcher);
      }
    } catch (Watched.Exhausted | StackOverflowError e) {
      throw new EvaluationException(at, "the regular expression takes too long on this text");
    } finally {
      budget.work(watched.steps(), at);
    }
  }

  /// The first match in a text.
  ///
  /// @param at to whom it is blamed when it takes too long
  Optional<Matcher> find(String text, Budget budget, Span at) throws EvaluationException {
    Watched watched = new Watched(text);
    try {
      Matcher matcher = pattern.matcher(watched);
      return matcher.find() ? Optional.of(matcher) : Optional.empty();
    } catch (Watched.Exhausted | StackOverflowError e) {
      throw new EvaluationException(at, "the regular expression takes too long on this text");
    } finally {
      budget.work(watched.steps(), at);
    }
  }
}
