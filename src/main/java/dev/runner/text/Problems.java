package dev.runner.text;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// The problems found so far, kept in the order of the text and each only once; of more than a
/// thousand, the first. Used by one thread.
public final class Problems {
  private static final int MOST = 1_000;
  private final TreeSet<Problem> found = new TreeSet<>();
  private boolean fatal;

  public void error(Span span, String message) {
    error(span, message, "");
  }

  /// @param hint what to write instead; may be empty
  public void error(Span span, String message, String hint) {
    add(new Problem(Problem.Severity.ERROR, span, message, hint));
  }

  public void warning(Span span, String message, String hint) {
    add(new Problem(Problem.Severity.WARNING, span, message, hint));
  }

  public void addAll(Problems others) {
    others.found.forEach(this::add);
  }

  /// An error about a word that is not among the known ones, with the nearest of those as its hint.
  public void unknown(Span span, String message, String word, Collection<String> known) {
    Optional<String> near = full() ? Optional.empty() : Nearest.to(word, known);
    error(span, message, near.map(it -> "did you mean `" + it + "`?").orElse(""));
  }

  /// Whether any of them is an error; warnings alone let a plan run.
  public boolean any() {
    return fatal;
  }

  /// Whether so many were found that it is not worth the time to find the best hint for another.
  public boolean full() {
    return found.size() == MOST;
  }

  /// All of them, in the order of the text.
  public List<Problem> all() {
    return List.copyOf(found);
  }

  /// The same in other words.
  ///
  /// @param words makes them of a message, or of a hint
  public Problems in(UnaryOperator<String> words) {
    Problems all = new Problems();
    for (Problem it : found) {
      all.add(
          new Problem(it.severity(), it.span(), words.apply(it.message()), words.apply(it.hint())));
    }
    return all;
  }

  private void add(Problem problem) {
    fatal |= problem.severity() == Problem.Severity.ERROR;
    found.add(problem);
    if (found.size() > MOST) {
      found.pollLast();
    }
  }
}
