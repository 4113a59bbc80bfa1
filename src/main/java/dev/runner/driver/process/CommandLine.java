package dev.runner.driver.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A command with every value in place.
///
/// @param environment all that the child gets
/// @param shared whether other children get the very same environment
/// @param folder in which it runs
/// @param stdin what it may read; empty is nothing at all
public record CommandLine(
    List<String> argv,
    Map<String, String> environment,
    boolean shared,
    Path folder,
    Optional<byte[]> stdin) {
  public CommandLine {
    argv = List.copyOf(argv);
    environment = Map.copyOf(environment);
  }
}
