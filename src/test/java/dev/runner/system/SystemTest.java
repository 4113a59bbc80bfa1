package dev.runner.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/// What every system test has: a folder of its own.
abstract class SystemTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path temporary;

  final Path folder() throws IOException {
    return temporary.toRealPath();
  }

  /// Writes a file below it.
  final Path write(String name, String text) throws IOException {
    Path file = folder().resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  /// A file below it; empty where there is none.
  final String read(String name) throws IOException {
    Path file = folder().resolve(name);
    return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
  }

  /// `runner` with arguments, in it.
  final Launch runner(String... arguments) throws IOException {
    return Launch.runner(folder(), arguments);
  }

  /// A bash script, in it.
  final Launch bash(String script) throws IOException {
    return Launch.bash(folder(), script);
  }
}
