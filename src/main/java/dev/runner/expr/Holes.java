package dev.runner.expr;

import dev.runner.text.Problems;
import dev.runner.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the holes of a template. The lexer finds where a hole ends, so that a string in it may
/// hold `}}`.
final class Holes {
  private static final String OPEN = "${{";

  private final Text text;
  private final Problems problems;
  private final List<Template.Part> parts = new ArrayList<>();
  private boolean sound = true;

  Holes(Text text, Problems problems) {
    this.text = text;
    this.problems = problems;
  }

  /// All parts; empty when there is a mistake in any of them.
  Optional<List<Template.Part>> parts() {
    int from = 0;
    for (int open = open(from); open >= 0; open = open(from)) {
      literal(from, open);
      from = hole(open);
    }
    literal(from, text.value().length());
    return sound ? Optional.of(parts) : Optional.empty();
  }

  private int open(int from) {
    return text.value().indexOf(OPEN, from);
  }

  private void literal(int from, int to) {
    if (from < to || (parts.isEmpty() && to == text.value().length())) {
      parts.add(new Template.Part.Literal(text.part(from, to)));
    }
  }

  /// Reads the hole that begins there, and tells where it ends.
  private int hole(int open) {
    List<Token> tokens = Lexer.tokens(text.value(), open + OPEN.length());
    Token last = tokens.getLast();
    return switch (last) {
      case Token.Close _ -> closed(open, tokens);
      case Token.End _,
          Token.Bad _,
          Token.Name _,
          Token.Numeric _,
          Token.Quoted _,
          Token.Symbol _ ->
          unclosed(open, tokens);
    };
  }

  private int closed(int open, List<Token> tokens) {
    int end = tokens.getLast().end();
    Text whole = text.part(open, end);
    Expression.parse(text, inner(open, tokens), tokens, problems)
        .ifPresentOrElse(it -> parts.add(new Template.Part.Hole(it, whole)), () -> sound = false);
    return end;
  }

  /// From the first token to the last, without the braces and blanks around.
  private Text inner(int open, List<Token> tokens) {
    return tokens.size() == 1
        ? text.part(open + OPEN.length(), open + OPEN.length())
        : text.part(tokens.getFirst().start(), tokens.get(tokens.size() - 2).end());
  }

  /// A string that isn't closed hides the end of the hole.
  private int unclosed(int open, List<Token> tokens) {
    sound = false;
    if (tokens.size() > 1 && tokens.get(tokens.size() - 2) instanceof Token.Bad bad) {
      new Fault(text.at(bad.start(), bad.end()), bad.message(), bad.hint()).report(problems);
    } else {
      new Fault(text.at(open, open + OPEN.length()), "`${{` is not closed", "it ends with `}}`")
          .report(problems);
    }
    return text.value().length();
  }
}
