package dev.runner.report;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// Says of files and folders that can't be written which it is, and why.
final class Unwritable {
  private Unwritable() {}

  /// Makes a folder, where there is none, and those above it.
  static void make(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw explained(folder, e);
    }
  }

  static IOException explained(Path file, IOException e) {
    String why =
        switch (e) {
          case AccessDeniedException _ -> "permission denied";
          case FileAlreadyExistsException _ -> "not a folder";
          case NoSuchFileException _ -> "no such folder";
          case FileSystemException it -> Optional.ofNullable(it.getReason()).orElse(it.toString());
          default -> String.valueOf(e.getMessage());
        };
    // What comes of a file that can't be opened says itself which.
    return new IOException(why.startsWith(file + " (") ? why : file + " (" + why + ")", e);
  }
}
