package dev.runner.driver.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// What some processes, and all in their sessions, take of the machine, as /proc tells (proc(5)).
///
/// @param memory in bytes; of what several of them share each has its part
/// @param cpu what those that live have used since their start
record Load(long memory, Duration cpu) {
  static final Load NONE = new Load(0, Duration.ZERO);

  /// Linux's, whatever the machine: the unit of times in `stat`.
  private static final int TICKS_PER_SECOND = 100;

  /// Fields of `stat` behind the name of the program.
  private static final int SESSION = 3;

  private static final int USER = 11;
  private static final int SYSTEM = 12;

  /// Measures now.
  ///
  /// @param leaders of the sessions
  static Load of(Set<Long> leaders) {
    Load all = NONE;
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path process : processes) {
        all = all.plus(one(process, leaders));
      }
    } catch (IOException e) {
      return NONE;
    }
    return all;
  }

  private Load plus(Load other) {
    return new Load(memory + other.memory, cpu.plus(other.cpu));
  }

  /// Nothing of one that is of another session, or has ended meanwhile.
  private static Load one(Path process, Set<Long> leaders) {
    try {
      String stat = Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1);
      List<String> fields = Arrays.asList(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
      if (!leaders.contains(Long.parseLong(fields.get(SESSION)))) {
        return NONE;
      }
      long ticks = Long.parseLong(fields.get(USER)) + Long.parseLong(fields.get(SYSTEM));
      return new Load(memory(process), Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND));
    } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
      return NONE;
    }
  }

  private static long memory(Path process) throws IOException {
    return Files.readAllLines(process.resolve("smaps_rollup"), StandardCharsets.ISO_8859_1).stream()
        .filter(it -> it.startsWith("Pss:"))
        .mapToLong(it -> Long.parseLong(it.replaceAll("[^0-9]", "")) << 10)
        .sum();
  }
}
