package dev.runner.driver.process;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Commands whose standard output is wanted, as a source of rows.
public final class CommandRows {
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final int LAST_WORDS = 8192;

  private final Path folder;
  private final Path scratch;
  private final Map<String, String> environment;
  private final Programs programs;

  /// @param folder in which they run
  /// @param scratch a folder for large outputs
  public CommandRows(
      Path folder, Path scratch, Map<String, String> environment, String searchPath) {
    this.folder = folder;
    this.scratch = scratch;
    this.environment = Map.copyOf(environment);
    this.programs = new Programs(searchPath);
  }

  /// Runs a command to its end and gives what it printed.
  ///
  /// @throws IOException when it can't be started or fails; the message says how
  /// @throws InterruptedIOException when this thread was interrupted; the command has been ended
  public InputStream open(List<String> argv) throws IOException {
    CommandLine command = new CommandLine(argv, environment, folder, Optional.empty());
    Optional<String> obstacle = programs.obstacle(command);
    if (obstacle.isPresent()) {
      throw new IOException(obstacle.get());
    }
    try (Pumps pumps = new Pumps()) {
      Child child = new BuilderSpawner(programs).spawn(command);
      Printed printed = pumps.attach(child, scratch, (_, _) -> {});
      boolean itself = child.await(GRACE);
      printed.await();
      return checked(itself, child.process().exitValue(), printed);
    }
  }

  private static InputStream checked(boolean itself, int code, Printed printed) throws IOException {
    if (!itself || code != 0 || printed.lost().isPresent()) {
      String said = lastWords(printed);
      printed.close();
      throw itself ? failed(code, said, printed.lost()) : new InterruptedIOException("interrupted");
    }
    return new FilterInputStream(printed.stdout().open()) {
      @Override
      public void close() {
        printed.close();
      }
    };
  }

  private static IOException failed(int code, String said, Optional<IOException> lost) {
    return lost.orElseGet(() -> new IOException("it ended with exit code " + code + said));
  }

  private static String lastWords(Printed printed) {
    String text = new String(printed.stderr().tail(LAST_WORDS), StandardCharsets.UTF_8).strip();
    return text.isEmpty() ? "" : ": " + text.lines().reduce((_, last) -> last).orElse("");
  }
}
