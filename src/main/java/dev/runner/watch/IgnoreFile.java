package dev.runner.watch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads a file of patterns for git; one that isn't there, or can't be read, has none.
final class IgnoreFile {
  private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";
  private static final long LONGEST = 10 << 20;

  private IgnoreFile() {}

  static List<IgnorePattern> read(Path file) {
    try {
      return Files.isRegularFile(file) && Files.size(file) <= LONGEST
          ? parse(Files.readString(file, StandardCharsets.ISO_8859_1))
          : List.of();
    } catch (IOException _) {
      return List.of();
    }
  }

  private static List<IgnorePattern> parse(String text) {
    List<IgnorePattern> patterns = new ArrayList<>();
    for (String line : text.substring(text.startsWith(BYTE_ORDER_MARK) ? 3 : 0).split("\n", -1)) {
      IgnorePattern.parse(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line)
          .ifPresent(patterns::add);
    }
    return patterns;
  }
}
