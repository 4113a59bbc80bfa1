package dev.runner.cli;

import dev.runner.text.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A text file that the caller names: a plan, or values of its params.
///
/// @param shown its path as the caller would write it
record InputFile(Path path, Path shown) {
  private static final int LARGEST = 64 << 20;

  /// Where its own paths begin.
  Path folder() {
    Path folder = path.toAbsolutePath().getParent();
    return folder == null ? path : folder;
  }

  /// @throws Unreadable when it can't be read (66), or is no text (65)
  Source source() {
    return new Source(shown.toString(), text());
  }

  private String text() {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new Unreadable(ExitCode.INVALID, shown.toString(), "not UTF-8");
    } catch (IOException e) {
      throw new Unreadable(ExitCode.UNREADABLE, shown.toString(), why(e));
    }
  }

  private byte[] bytes() throws IOException {
    if (Files.size(path) > LARGEST) {
      throw new Unreadable(ExitCode.INVALID, shown.toString(), "larger than 64 MiB");
    }
    return Files.readAllBytes(path);
  }

  private String why(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "no such file" + near();
      case AccessDeniedException _ -> "permission denied";
      default ->
          Files.isDirectory(path) ? "is a folder" + inside() : String.valueOf(e.getMessage());
    };
  }

  private String inside() {
    return Files.exists(path.resolve("plan.yaml"))
        ? "; did you mean " + shown.resolve("plan.yaml") + "?"
        : "";
  }

  /// The same name with the other of YAML's two endings.
  private String near() {
    String name = String.valueOf(path.getFileName());
    String other =
        name.endsWith(".yml") ? name.replaceAll("yml$", "yaml") : name.replaceAll("yaml$", "yml");
    return !other.equals(name) && Files.exists(path.resolveSibling(other))
        ? "; did you mean " + shown.resolveSibling(other) + "?"
        : "";
  }
}
