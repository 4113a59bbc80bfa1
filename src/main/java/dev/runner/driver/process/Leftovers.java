package dev.runner.driver.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Ends what the children of a process have left behind that could not do it itself, as after `kill
/// -9`: all that carry its mark in their environment.
public final class Leftovers {
  private static final Duration LOOK = Duration.ofMillis(20);

  private Leftovers() {}

  /// What the marks of the children of this process begin with.
  public static String mark() {
    return Mark.RUN;
  }

  /// Ends them: gently at first, and what is then still there after a while, until there is none.
  ///
  /// @param mark what theirs begin with
  /// @return how many there were
  public static int end(String mark, Duration grace) throws InterruptedException {
    List<ProcessHandle> found = carriers(mark);
    int number = found.size();
    found.forEach(ProcessHandle::destroy);
    long until = System.nanoTime() + grace.toNanos();
    while (!found.isEmpty()) {
      Thread.sleep(LOOK);
      found = carriers(mark);
      if (System.nanoTime() - until >= 0) {
        found.forEach(ProcessHandle::destroyForcibly);
      }
    }
    return number;
  }

  private static List<ProcessHandle> carriers(String mark) {
    List<ProcessHandle> carriers = new ArrayList<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path process : processes) {
        if (carries(process, mark)) {
          long pid = Long.parseLong(process.getFileName().toString());
          Optional<ProcessHandle> handle = ProcessHandle.of(pid);
          handle.filter(ProcessHandle::isAlive).ifPresent(carriers::add);
        }
      }
    } catch (IOException e) {
      // Without /proc nobody can be found.
    }
    return carriers;
  }

  private static boolean carries(Path process, String mark) {
    try {
      byte[] environment = Files.readAllBytes(process.resolve("environ"));
      String text = "\0" + new String(environment, StandardCharsets.ISO_8859_1);
      return text.contains("\0" + Mark.NAME + "=" + mark);
    } catch (IOException e) {
      return false;
    }
  }
}
