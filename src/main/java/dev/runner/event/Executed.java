package dev.runner.event;

import java.util.List;
import java.util.Optional;

/// What a task executes, with the values in it, as it may be shown: what might be a secret is
/// masked.
///
/// @param words a program and its arguments, or the method and the URL of a request; of a script
///   nothing: its text is the same for all targets
/// @param settings the plan's own variables for it, as `NAME=value`, or the headers of a request
/// @param folder in which it runs; empty where that is the plan's, and of a request
/// @param cut whether something was left out, as it is very long
public record Executed(
    List<String> words, List<String> settings, Optional<String> folder, boolean cut) {
  public static final Executed NOTHING =
      new Executed(List.of(), List.of(), Optional.empty(), false);

  public Executed {
    words = List.copyOf(words);
    settings = List.copyOf(settings);
  }

  /// Whether it says nothing.
  public boolean isEmpty() {
    return words.isEmpty() && settings.isEmpty() && folder.isEmpty() && !cut;
  }
}
