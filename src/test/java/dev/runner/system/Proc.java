package dev.runner.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What `proc(5)` tells of a process.
///
/// @param state a letter: `Z` is a zombie
/// @param argv its arguments, a blank behind each; empty for a zombie
record Proc(long pid, long parent, char state, String argv) {
  private static final Path ALL = Path.of("/proc");

  /// Every process that there is at this moment.
  static List<Proc> all() {
    try (Stream<Path> folders = Files.list(ALL)) {
      return folders
          .map(it -> it.getFileName().toString())
          .filter(it -> it.matches("\\d+"))
          .flatMap(it -> of(Long.parseLong(it)).stream())
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(ALL + " can't be read", e);
    }
  }

  /// Those with a text in their arguments, whatever their environment and parents are.
  static List<Proc> naming(String text) {
    return all().stream().filter(it -> it.argv().contains(text)).toList();
  }

  /// Waits until there is none of them any more.
  ///
  /// @return the command lines of those that are left after that time
  static List<String> left(String text, Duration most) {
    long end = System.nanoTime() + most.toNanos();
    while (!naming(text).isEmpty() && System.nanoTime() - end < 0) {
      Waiting.some(Duration.ofMillis(20));
    }
    return naming(text).stream().map(Proc::argv).toList();
  }

  static List<Proc> childrenOf(long pid) {
    return all().stream().filter(it -> it.parent() == pid).toList();
  }

  /// The children that have ended and were not asked for their exit code.
  static List<Long> zombiesOf(long pid) {
    return childrenOf(pid).stream().filter(it -> it.state() == 'Z').map(Proc::pid).toList();
  }

  /// How many descriptors a process has open, and how many threads it has; 0 once it has ended.
  static int count(long pid, String folder) {
    String[] names = ALL.resolve(pid + "/" + folder).toFile().list();
    return names == null ? 0 : names.length;
  }

  void kill() {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  /// Empty when it has ended meanwhile.
  private static Optional<Proc> of(long pid) {
    Path folder = ALL.resolve(String.valueOf(pid));
    try {
      String stat = text(folder.resolve("stat"));
      // Behind the name, which may hold anything: state, parent.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 3);
      String argv = text(folder.resolve("cmdline")).replace('\0', ' ');
      return Optional.of(new Proc(pid, Long.parseLong(fields[1]), fields[0].charAt(0), argv));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }
}
