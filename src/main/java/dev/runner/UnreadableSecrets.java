package dev.runner;

import dev.runner.text.Problem;
import java.util.List;

/// Secrets of a plan could not be read; nothing was started.
public final class UnreadableSecrets extends Exception {
  private static final long serialVersionUID = 1;
  private final transient List<Problem> problems;
  private final boolean missing;

  /// @param problems each where the plan says where the secret comes from
  /// @param missing whether a file could not be read
  UnreadableSecrets(List<Problem> problems, boolean missing) {
    super(problems.getFirst().message(), null, false, false);
    this.problems = List.copyOf(problems);
    this.missing = missing;
  }

  public List<Problem> problems() {
    return problems;
  }

  public boolean missing() {
    return missing;
  }
}
