package dev.runner;

import dev.runner.graph.Graph;
import dev.runner.text.Problem;
import java.util.List;

/// A plan that was read, with all that is wrong with it.
///
/// @param graph fit to run if [#sound()]
/// @param problems of the text, in its order; warnings among them
/// @param usage what is wrong with what the caller brought
/// @param missing required params that the caller did not bring
/// @param unreadable files of variables that can't be read, each with its place and why
public record Loaded(
    Graph graph,
    List<Problem> problems,
    List<String> usage,
    List<String> missing,
    List<String> unreadable) {

  /// Whether the text is a valid plan.
  public boolean valid() {
    return problems.stream().noneMatch(it -> it.severity() == Problem.Severity.ERROR);
  }

  /// Whether it can be run as it is.
  public boolean sound() {
    return valid() && usage.isEmpty() && missing.isEmpty() && unreadable.isEmpty();
  }
}
