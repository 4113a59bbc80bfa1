package dev.runner.target;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;

/// Says what an [IOException] means.
final class Failures {
  private Failures() {}

  /// Why a file could not be read, in the words of the system.
  static String why(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "no such file or folder";
      case AccessDeniedException _ -> "permission denied";
      case NotDirectoryException _ -> "not a folder";
      case FileSystemException it -> reason(Optional.ofNullable(it.getReason()), it);
      default -> reason(Optional.ofNullable(e.getMessage()), e);
    };
  }

  /// @throws InterruptedException if that is what `e` stands for
  static void ifInterrupted(IOException e) throws InterruptedException {
    if (e instanceof InterruptedIOException || e instanceof ClosedByInterruptException) {
      Thread.interrupted();
      throw new InterruptedException();
    }
  }

  private static String reason(Optional<String> text, IOException e) {
    return text.filter(it -> !it.isBlank())
        .map(Quoted::message)
        .orElse(e.getClass().getSimpleName());
  }
}
