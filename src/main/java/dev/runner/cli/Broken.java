package dev.runner.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;

/// What a command ends with that could not read or write all that it wanted to.
final class Broken {
  private Broken() {}

  /// Does something, and says why it could not be done.
  static <X extends Exception> int guarded(Surroundings surroundings, Work<X> work) throws X {
    try {
      return work.run();
    } catch (IOException e) {
      return told(surroundings, e);
    } catch (UncheckedIOException e) {
      Throwable cause = e.getCause();
      return told(surroundings, cause == null ? e : cause);
    }
  }

  /// Prints a whole text to stdout.
  static int printed(Surroundings surroundings, String text) {
    return guarded(
        surroundings,
        () -> {
          surroundings.stdout().write(text.getBytes(StandardCharsets.UTF_8));
          return ExitCode.OK;
        });
  }

  /// What may fail so.
  ///
  /// @param <X> how it may fail otherwise
  @FunctionalInterface
  interface Work<X extends Exception> {
    /// @return the exit code
    int run() throws IOException, X;
  }

  /// Whoever reads no more wants to hear nothing of it.
  private static int told(Surroundings surroundings, Throwable e) {
    String why = String.valueOf(e.getMessage());
    if (why.contains("Broken pipe")) {
      return ExitCode.CLOSED;
    }
    String what = e instanceof NoSuchFileException ? "there is no " : "";
    surroundings.err().println("runner: " + what + why);
    return ExitCode.IO;
  }
}
