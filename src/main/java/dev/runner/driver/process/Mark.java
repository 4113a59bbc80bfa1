package dev.runner.driver.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// A mark in the environment of a child, by which all that comes of it is found: also a daemon that
/// has left the child's session and lost its parents.
///
/// @param value different for every child of every run
record Mark(String value) {
  static final String NAME = "RUN_MARK";

  private static final AtomicLong COUNT = new AtomicLong();
  private static final String RUN = ProcessHandle.current().pid() + "-" + System.nanoTime();

  /// A new one.
  static Mark next() {
    return new Mark(RUN + "-" + COUNT.incrementAndGet());
  }

  void putInto(Map<String, String> environment) {
    environment.put(NAME, value);
  }

  /// As it stands in an environment.
  String assignment() {
    return NAME + "=" + value;
  }

  /// Those that carry it and are alive, and those below them; none where the system doesn't tell.
  Set<ProcessHandle> carriers() {
    Set<ProcessHandle> found = new HashSet<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(Stat.PROCESSES, "[0-9]*")) {
      for (Path process : all) {
        if (carriedBy(process)) {
          ProcessHandle.of(Long.parseLong(process.getFileName().toString()))
              .ifPresent(it -> add(it, found));
        }
      }
    } catch (IOException e) {
      return found;
    }
    return found;
  }

  private static void add(ProcessHandle process, Set<ProcessHandle> found) {
    found.add(process);
    process.descendants().forEach(found::add);
  }

  /// A process of someone else's doesn't show it, one that has ended has none any more.
  private boolean carriedBy(Path process) {
    try {
      byte[] environment = Files.readAllBytes(process.resolve("environ"));
      String text = "\0" + new String(environment, StandardCharsets.ISO_8859_1);
      return text.contains("\0" + assignment() + "\0");
    } catch (IOException e) {
      return false;
    }
  }
}
