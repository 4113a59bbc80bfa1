package dev.runner.journal;

import java.nio.file.Path;
import java.util.List;

/// What a session says of itself before it begins.
///
/// @param mark what the marks in the environments of its children begin with
/// @param arguments with which it was called
/// @param caller the folder in which
public record Head(String mark, List<String> arguments, Path caller) {
  public Head {
    arguments = List.copyOf(arguments);
  }
}
