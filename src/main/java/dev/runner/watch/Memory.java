package dev.runner.watch;

import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/// Decides what of a folder is remembered: the files that are seen, and what tells git what to
/// ignore.
final class Memory {
  /// Of a folder `.git`: it counts only that there is one.
  private static final long THERE = 0;

  private Memory() {}

  /// @param now a time before it was looked at, in milliseconds since 1970
  /// @return nothing for what isn't remembered
  static Optional<Long> stamp(Folder folder, String name, BasicFileAttributes found, long now) {
    if (isRule(name) && found.isDirectory()) {
      return Optional.of(THERE);
    }
    boolean remembered =
        isFile(found) && (isRule(name) || folder.scope().seesFile(folder.path().resolve(name)));
    return remembered ? Optional.of(Stamp.of(found, now)) : Optional.empty();
  }

  /// Pipes, sockets and devices are none.
  static boolean isFile(BasicFileAttributes found) {
    return found.isRegularFile() || found.isSymbolicLink();
  }

  static boolean isRule(String name) {
    return name.equals(Git.IGNORE) || name.equals(Git.FOLDER);
  }
}
