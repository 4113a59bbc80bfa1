package dev.runner.driver.process;

import dev.runner.plan.OwnProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// A mark in the environment of a child, by which all that comes of it is found: also a daemon that
/// has left the child's session and lost its parents.
///
/// @param value different for every child of every run
record Mark(String value) {
  static final String NAME = "RUN_MARK";

  /// What the marks of all children of this process begin with.
  static final String RUN = OwnProcess.ID + "-" + System.nanoTime() + "-";

  private static final AtomicLong COUNT = new AtomicLong();

  /// A new one.
  static Mark next() {
    return new Mark(RUN + COUNT.incrementAndGet());
  }

  void putInto(Map<String, String> environment) {
    environment.put(NAME, value);
  }

  /// As it stands in an environment.
  String assignment() {
    return NAME + "=" + value;
  }

  /// The mark that a process carries: one of someone else's doesn't show it, one that has ended has
  /// none any more.
  ///
  /// @param process its folder below `/proc`
  static Optional<String> of(Path process) {
    try {
      byte[] environment = Files.readAllBytes(process.resolve("environ"));
      String text = "\0" + new String(environment, StandardCharsets.ISO_8859_1);
      int start = text.indexOf("\0" + NAME + "=" + RUN) + NAME.length() + 2;
      int end = text.indexOf('\0', start);
      return start < NAME.length() + 2
          ? Optional.empty()
          : Optional.of(text.substring(start, end < 0 ? text.length() : end));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
