package dev.runner.cli;

import dev.runner.journal.StateFolder;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/// Where the caller wants runs to leave what is known of them.
final class StateArguments {
  private StateArguments() {}

  static void addTo(Syntax syntax) {
    syntax.value(
        Path.class,
        Path::of,
        "DIR",
        "Where runs leave their journals; else $XDG_STATE_HOME/runner or ~/.local/state/runner.",
        "--state-dir");
  }

  static StateFolder of(ParseResult given, Surroundings surroundings) {
    return Optional.ofNullable(given.<Path>matchedOptionValue("--state-dir", null))
        .map(it -> new StateFolder(surroundings.located(it).toAbsolutePath()))
        .orElseGet(() -> usual(surroundings));
  }

  /// Where they leave it when the caller says nothing.
  static StateFolder usual(Surroundings surroundings) {
    return StateFolder.usual(surroundings.environment(), surroundings.home());
  }
}
