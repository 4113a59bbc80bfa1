package dev.runner.cli;

import dev.runner.journal.RunFolder;
import dev.runner.journal.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Finds the run that a caller means: by its id or the beginning of it, by a plan's file, or the
/// latest of all.
///
/// @param surroundings where relative paths begin
record RunChoice(Surroundings surroundings, StateFolder state) {
  /// What `RUN` is, for people.
  static final String HELP =
      "RUN is the id of a run, or its unique beginning, or a plan's file for the latest run of that;"
          + System.lineSeparator()
          + "the latest run of all where it is left out.";

  /// @param said by the caller; empty: the latest
  RunFolder of(Optional<String> said) throws IOException {
    List<RunFolder> known = known(said);
    if (known.isEmpty()) {
      throw new Abort(
          ExitCode.UNREADABLE,
          "runner: no run "
              + said.map(it -> "of `" + it + "` ").orElse("")
              + "is known; `"
              + new Pasted(surroundings, state).command("runs")
              + "` lists them");
    }
    if (said.isPresent() && !said.get().equals(known.getFirst().id()) && several(said.get())) {
      throw new Abort(
          ExitCode.USAGE,
          "runner: several runs begin with `"
              + said.get()
              + "`: "
              + String.join(", ", known.stream().limit(5).map(RunFolder::id).toList()));
    }
    return known.getFirst();
  }

  private boolean several(String said) throws IOException {
    return !isFile(said) && byId(said).size() > 1;
  }

  private List<RunFolder> known(Optional<String> said) throws IOException {
    if (said.isEmpty()) {
      return runs(state.runs());
    }
    return isFile(said.get())
        ? runs(state.runs(surroundings.located(Path.of(said.get()))))
        : byId(said.get());
  }

  /// What else lies there is not the latest run, nor is what was killed before it was one.
  private static List<RunFolder> runs(List<RunFolder> all) {
    return all.stream().filter(it -> it.named() && it.told()).toList();
  }

  private boolean isFile(String said) {
    return Files.isRegularFile(surroundings.located(Path.of(said)));
  }

  /// Nothing is the beginning of every id, and a variable of a script that nobody has set.
  private List<RunFolder> byId(String said) throws IOException {
    return said.isEmpty()
        ? List.of()
        : state.runs().stream().filter(it -> it.id().startsWith(said)).toList();
  }
}
