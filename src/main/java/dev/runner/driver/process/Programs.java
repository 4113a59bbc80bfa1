package dev.runner.driver.process;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// Finds programs as `execvp(3)` does.
///
/// @param searchPath folders between colons, as in `PATH`
record Programs(String searchPath) {

  /// The executable file behind a name without a slash.
  Optional<Path> find(String name) {
    for (String folder : searchPath.split(":", -1)) {
      Path candidate = Path.of(folder.isEmpty() ? "." : folder, name);
      if (executable(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /// Why a command can't be started, if that can be seen beforehand.
  Optional<String> obstacle(CommandLine command) {
    String program = command.argv().getFirst();
    if (program.isEmpty()) {
      return Optional.of("the command's name is empty");
    }
    if (command.argv().stream().anyMatch(it -> it.indexOf(0) >= 0)) {
      return Optional.of("an argument holds a NUL character, which no program can be given");
    }
    return folder(command.folder()).or(() -> program(command.folder(), program));
  }

  private static Optional<String> folder(Path folder) {
    if (!Files.exists(folder)) {
      return Optional.of("working_dir " + folder + " doesn't exist");
    }
    if (!Files.isDirectory(folder)) {
      return Optional.of("working_dir " + folder + " is not a folder");
    }
    return Files.isExecutable(folder)
        ? Optional.empty()
        : Optional.of("working_dir " + folder + " can't be entered: permission denied");
  }

  private Optional<String> program(Path folder, String program) {
    try {
      return program.contains("/") ? file(folder.resolve(program), program) : named(program);
    } catch (InvalidPathException e) {
      return Optional.of("`" + program + "` is no file's name");
    }
  }

  private Optional<String> named(String program) {
    return find(program).isPresent()
        ? Optional.empty()
        : Optional.of("`" + program + "` was not found on the PATH " + searchPath);
  }

  private static Optional<String> file(Path file, String program) {
    if (!Files.exists(file)) {
      return Optional.of("`" + program + "` was not found");
    }
    if (Files.isDirectory(file)) {
      return Optional.of("`" + program + "` is a folder, not a program");
    }
    return Files.isExecutable(file)
        ? Optional.empty()
        : Optional.of(
            "`" + program + "` is not executable: chmod +x it, or run it by its interpreter");
  }

  private static boolean executable(Path file) {
    return Files.isExecutable(file) && !Files.isDirectory(file);
  }
}
