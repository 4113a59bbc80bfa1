package dev.runner.driver.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Finds programs as `execvp(3)` does, on the `PATH` that the child gets, and says what is in the
/// way of a command. What was found is remembered. Any thread may ask.
final class Programs {
  private static final String USUAL = "/usr/local/bin:/usr/bin:/bin";

  private final Map<String, Path> found = new ConcurrentHashMap<>();

  /// The path of a command's program.
  ///
  /// @throws IOException when the command can't be started, as far as that can be seen; the message
  ///   says why
  String find(CommandLine command) throws IOException {
    String program = command.argv().getFirst();
    if (program.isEmpty()) {
      throw new IOException("the command's name is empty");
    }
    if (nul(command)) {
      throw new IOException("a NUL character, which no program can be given, is in its arguments");
    }
    enterable(command.folder());
    try {
      return program.contains("/") ? file(command.folder(), program) : named(program, command);
    } catch (InvalidPathException e) {
      throw new IOException("`" + program + "` is no file's name", e);
    }
  }

  private static boolean nul(CommandLine command) {
    return command.argv().stream().anyMatch(Programs::nul)
        || command.environment().entrySet().stream()
            .anyMatch(it -> nul(it.getKey()) || nul(it.getValue()));
  }

  private static boolean nul(String text) {
    return text.indexOf(0) >= 0;
  }

  /// @throws IOException when a command can't run in a folder
  static void enterable(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      if (!Files.isExecutable(folder)) {
        throw new IOException("working_dir " + folder + " can't be entered: permission denied");
      }
    } else {
      throw new IOException(
          "working_dir " + folder + (Files.exists(folder) ? " is not a folder" : " doesn't exist"));
    }
  }

  private static String file(Path folder, String program) throws IOException {
    Path file = folder.resolve(program);
    if (executable(file)) {
      return file.toString();
    }
    if (!Files.exists(file)) {
      throw new IOException("`" + program + "` was not found");
    }
    throw new IOException(
        "`"
            + program
            + "` is "
            + (Files.isDirectory(file)
                ? "a folder, not a program"
                : "not executable: chmod +x it, or run it by its interpreter"));
  }

  private String named(String program, CommandLine command) throws IOException {
    String path = command.environment().getOrDefault("PATH", USUAL);
    Optional<Path> before = Optional.ofNullable(found.get(path + "\0" + program));
    Optional<Path> file =
        before.filter(Programs::executable).or(() -> search(program, path, command.folder()));
    file.ifPresent(it -> found.put(path + "\0" + program, it));
    return file.map(Path::toString)
        .orElseThrow(() -> new IOException("`" + program + "` was not found on the PATH " + path));
  }

  private static Optional<Path> search(String program, String path, Path folder) {
    for (String entry : path.split(":", -1)) {
      Path candidate = folder.resolve(entry).resolve(program);
      if (executable(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private static boolean executable(Path file) {
    return Files.isExecutable(file) && !Files.isDirectory(file);
  }
}
