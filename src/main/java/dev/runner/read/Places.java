package dev.runner.read;

import java.nio.file.Path;

/// Where the paths of a plan start: its own folder, and the home folder.
record Places(Path folder, Path home) {

  /// @throws java.nio.file.InvalidPathException if it is no path
  Path path(String written) {
    return written.equals("~") || written.startsWith("~/")
        ? home.resolve(written.substring(Math.min(2, written.length())))
        : folder.resolve(written);
  }
}
