package dev.runner.journal;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Who writes a journal: processes of this user that have it open for that, as Linux tells in
/// `/proc`.
final class Writers {
  private static final Path PROCESSES = Path.of("/proc");

  private Writers() {}

  /// Whether a process writes a file.
  static boolean any(Path file) throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    Path real = file.toRealPath();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      for (Path process : processes) {
        if (hasOpen(process, real)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean hasOpen(Path process, Path file) {
    try (DirectoryStream<Path> open = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path one : open) {
        if (leadsTo(one, file)) {
          return true;
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // Another user's, or it has just ended.
    }
    return false;
  }

  private static boolean leadsTo(Path link, Path file) {
    try {
      return Files.readSymbolicLink(link).equals(file) && writes(link);
    } catch (IOException e) {
      return false;
    }
  }

  /// The last octal digit of the flags says how it was opened: 0 is to read.
  private static boolean writes(Path link) throws IOException {
    Path info = link.resolveSibling("../fdinfo/" + link.getFileName());
    return Files.readAllLines(info).stream()
        .filter(it -> it.startsWith("flags:"))
        .anyMatch(it -> !it.endsWith("0"));
  }
}
