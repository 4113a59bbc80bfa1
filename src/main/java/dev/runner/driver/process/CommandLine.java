package dev.runner.driver.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A command with every value in place.
///
/// @param variables the environment that the child gets
/// @param folder in which it runs
/// @param stdin what it may read; empty is nothing at all
public record CommandLine(
    List<String> argv, Variables variables, Path folder, Optional<byte[]> stdin) {
  public CommandLine {
    argv = List.copyOf(argv);
  }

  /// The environment that the child gets.
  public Map<String, String> environment() {
    return variables.all();
  }
}
