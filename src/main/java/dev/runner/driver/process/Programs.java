package dev.runner.driver.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Finds programs as `execvp(3)` does, on the `PATH` that the child gets, and says what is in the
/// way of a command. What was found is remembered, and not looked at again before the system has
/// refused it. Any thread may ask.
final class Programs {
  private static final String USUAL = "/usr/local/bin:/usr/bin:/bin";
  private static final int FIRST_LINE = 256;

  private final Map<String, String> found = new ConcurrentHashMap<>();

  /// The path of a command's program, which may be gone.
  ///
  /// @throws IOException when there is none; the message says why
  String find(CommandLine command) throws IOException {
    String program = command.argv().getFirst();
    if (program.isEmpty()) {
      throw new IOException("the command's name is empty");
    }
    if (nul(command)) {
      throw new IOException(
          "a NUL character, which no program can be given, is in its arguments or its environment");
    }
    try {
      return program.contains("/")
          ? command.folder().resolve(program).toString()
          : named(program, command);
    } catch (InvalidPathException e) {
      throw new IOException("`" + program + "` is no file's name", e);
    }
  }

  /// Like [#find], of a program that was not there any more.
  String findAgain(CommandLine command) throws IOException {
    found.clear();
    return find(command);
  }

  /// Looks for what is in the way of a command.
  ///
  /// @throws IOException when something is found; the message says what
  static void check(CommandLine command, String found) throws IOException {
    enterable(command.folder());
    String program = "`" + command.argv().getFirst() + "`";
    Path file = Path.of(found);
    if (!Files.exists(file)) {
      throw new IOException(program + " was not found");
    }
    if (Files.isDirectory(file)) {
      throw new IOException(program + " is a folder, not a program");
    }
    if (!Files.isExecutable(file)) {
      throw new IOException(
          program + " is not executable: chmod +x it, or run it by its interpreter");
    }
    Optional<String> interpreter = interpreter(file);
    if (interpreter.isPresent() && !Files.exists(Path.of(interpreter.get()))) {
      String ends = interpreter.get().endsWith("\r") ? ": its lines end as on Windows" : "";
      throw new IOException(
          program
              + " asks for the interpreter `"
              + interpreter.get().strip()
              + "`, which was not found"
              + ends);
    }
  }

  private static boolean nul(CommandLine command) {
    for (String argument : command.argv()) {
      if (argument.indexOf(0) >= 0) {
        return true;
      }
    }
    for (String assignment : command.own()) {
      if (assignment.indexOf(0) >= 0) {
        return true;
      }
    }
    return !command.variables().possible();
  }

  private static void enterable(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      if (!Files.isExecutable(folder)) {
        throw new IOException("working_dir " + folder + " can't be entered: permission denied");
      }
    } else {
      throw new IOException(
          "working_dir " + folder + (Files.exists(folder) ? " is not a folder" : " doesn't exist"));
    }
  }

  private String named(String program, CommandLine command) throws IOException {
    String key = program + "\0" + path(command);
    String known = found.get(key);
    if (known == null) {
      known = searched(program, command);
      if (Path.of(known).isAbsolute()) {
        found.put(key, known);
      }
    }
    return command.folder().resolve(known).toString();
  }

  /// The path as the `PATH` has it: one that is not absolute means another file in every folder.
  private static String searched(String program, CommandLine command) throws IOException {
    String path = path(command);
    for (String entry : path.split(":", -1)) {
      Path candidate = Path.of(entry).resolve(program);
      Path file = command.folder().resolve(candidate);
      if (Files.isExecutable(file) && !Files.isDirectory(file)) {
        return candidate.toString();
      }
    }
    enterable(command.folder());
    throw new IOException("`" + program + "` was not found on the PATH " + path);
  }

  private static String path(CommandLine command) {
    return command.variables().all().getOrDefault("PATH", USUAL);
  }

  /// What the first line of a script asks for.
  private static Optional<String> interpreter(Path file) throws IOException {
    byte[] start;
    try (InputStream in = Files.newInputStream(file)) {
      start = in.readNBytes(FIRST_LINE);
    } catch (AccessDeniedException e) {
      return Optional.empty();
    }
    String line = new String(start, StandardCharsets.UTF_8).split("\n", 2)[0];
    return line.startsWith("#!")
        ? Optional.of(line.substring(2).replaceFirst("^[ \t]+", "").split("[ \t]", 2)[0])
        : Optional.empty();
  }
}
