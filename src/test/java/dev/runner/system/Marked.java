package dev.runner.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Finds the processes that carry a mark in their environment, whoever their parent is by now.
final class Marked {
  private static final Path PROC = Path.of("/proc");

  private Marked() {}

  /// Those that are alive.
  static List<ProcessHandle> of(String mark) {
    try (Stream<Path> all = Files.list(PROC)) {
      return all.map(it -> it.getFileName().toString())
          .filter(it -> it.matches("\\d+") && carries(it, mark))
          .map(it -> ProcessHandle.of(Long.parseLong(it)))
          .flatMap(it -> it.stream())
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException("/proc can't be read", e);
    }
  }

  /// Their command lines, for a message that helps.
  static List<String> commands(String mark) {
    return of(mark).stream()
        .map(it -> it.info().commandLine().orElse("process " + it.pid()))
        .toList();
  }

  /// A zombie has no environment any more.
  private static boolean carries(String process, String mark) {
    try {
      byte[] environment = Files.readAllBytes(PROC.resolve(process).resolve("environ"));
      return new String(environment, StandardCharsets.ISO_8859_1).contains(mark);
    } catch (IOException e) {
      return false; // ended meanwhile, or another user's
    }
  }
}
