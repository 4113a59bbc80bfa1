package dev.runner.cli;

import dev.runner.journal.StateFolder;
import java.util.ArrayList;
import java.util.List;

/// Commands about what runs have left, as they are printed for people: they work wherever they are
/// pasted, though not the usual state folder was meant.
///
/// @param state where the runs are
record Pasted(Surroundings surroundings, StateFolder state) {
  /// @param words of the command, without `runner`
  String command(String... words) {
    List<String> command = new ArrayList<>(List.of("runner"));
    command.addAll(List.of(words));
    if (!state.equals(StateArguments.usual(surroundings))) {
      command.addAll(List.of("--state-dir", state.path().toString()));
    }
    return ShellWords.of(command);
  }
}
