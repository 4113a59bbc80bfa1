package dev.runner.driver.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What `proc(5)` tells of a process. To `kill(2)` and [ProcessHandle] one that has ended is alive
/// until someone asks for its exit code, which is never where process 1 is a program like any
/// other, as in a container.
///
/// @param ended whether it is a zombie
/// @param group its process group
record Stat(boolean ended, long group) {
  /// A folder for each process, named by its id.
  static final Path PROCESSES = Path.of("/proc");

  /// Whether a process runs, as far as the system tells.
  static boolean runs(ProcessHandle process) {
    return process.isAlive() && of(process).filter(Stat::ended).isEmpty();
  }

  /// Whether a process belongs to a group; not, where the system doesn't tell.
  static boolean belongs(ProcessHandle process, long group) {
    return of(process).filter(it -> it.group() == group).isPresent();
  }

  /// Whether any process of a group runs; assumed where the system doesn't tell.
  static boolean anyRuns(long group) {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      for (Path process : all) {
        if (of(process).filter(it -> it.group() == group && !it.ended()).isPresent()) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static Optional<Stat> of(ProcessHandle process) {
    return of(PROCESSES.resolve(String.valueOf(process.pid())));
  }

  private static Optional<Stat> of(Path process) {
    try {
      String text =
          new String(Files.readAllBytes(process.resolve("stat")), StandardCharsets.ISO_8859_1);
      // Behind the name, which may hold anything: state, parent, group.
      String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", 4);
      return Optional.of(
          new Stat(fields[0].equals("Z") || fields[0].equals("X"), Long.parseLong(fields[2])));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
