package dev.runner.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/// Reads the files that a plan names for itself.
final class TextFile {
  /// All of them together have at most so many bytes.
  static final int LARGEST = 16 << 20;

  private TextFile() {}

  /// A file that is there, but is not what it should be.
  static final class Unfit extends IOException {
    private static final long serialVersionUID = 1;

    Unfit(String message) {
      super(message);
    }
  }

  /// @throws Unfit where it is no text, or too long
  static String text(Path path, int longest) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(path)) {
      bytes = in.readNBytes(longest + 1);
    }
    if (bytes.length > longest) {
      throw new Unfit("is too large: what a plan includes has at most 16 MiB");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new Unfit("is not UTF-8");
    }
  }

  /// A path without symbolic links; as it is, where nothing is there.
  static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }

  /// The folder that a file is in.
  static Path folder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null ? file : folder;
  }

  /// Why a file can't be read, in words.
  static String why(Path path, IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "no such file";
      case AccessDeniedException _ -> "permission denied";
      case FileSystemException it when it.getReason() != null ->
          Objects.requireNonNull(it.getReason());
      default -> Files.isDirectory(path) ? "is a folder" : String.valueOf(e.getMessage());
    };
  }
}
