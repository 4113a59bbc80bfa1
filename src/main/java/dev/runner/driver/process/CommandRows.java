package dev.runner.driver.process;

import dev.runner.mask.Mask;
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
import java.util.concurrent.CountDownLatch;

/// Commands whose standard output is wanted, as a source of rows.
public final class CommandRows {
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final int LAST_WORDS = 8192;

  private final Path folder;
  private final Path scratch;
  private final Mask mask;
  private final Map<String, String> environment;

  /// @param folder in which they run
  /// @param scratch a folder for large outputs
  public CommandRows(Path folder, Path scratch, Map<String, String> environment) {
    this(folder, scratch, environment, Mask.NONE);
  }

  /// @param mask of what they print
  public CommandRows(Path folder, Path scratch, Map<String, String> environment, Mask mask) {
    this.folder = folder;
    this.mask = mask;
    this.scratch = scratch;
    this.environment = Map.copyOf(environment);
  }

  /// Runs a command to its end and gives what it printed.
  ///
  /// @throws IOException when it can't be started or fails; the message says how
  /// @throws InterruptedIOException when this thread was interrupted; the command has been ended
  public InputStream open(List<String> argv) throws IOException {
    CommandLine command =
        new CommandLine(
            argv, Variables.own(environment), List.of(), folder, Optional.empty(), false, false);
    try (Teardowns teardowns = new Teardowns();
        Spawner spawner = Spawners.best(scratch, mask)) {
      CountDownLatch ended = new CountDownLatch(1);
      Child child = spawner.spawn(command, (_, _) -> {}, ended::countDown);
      return checked(awaited(child, ended, teardowns), child);
    }
  }

  /// How it ended by itself; empty when this thread was interrupted, and it was ended.
  private static Optional<Exit> awaited(Child child, CountDownLatch ended, Teardowns teardowns) {
    try {
      ended.await();
      return child.exit();
    } catch (InterruptedException e) {
      end(child, teardowns);
      return Optional.empty();
    }
  }

  /// A further interrupt cuts the grace short.
  private static void end(Child child, Teardowns teardowns) {
    CountDownLatch gone = new CountDownLatch(1);
    teardowns.end(child, GRACE, gone::countDown);
    while (gone.getCount() > 0) {
      try {
        gone.await();
      } catch (InterruptedException e) {
        teardowns.end(child, Duration.ZERO, gone::countDown);
      }
    }
  }

  private static InputStream checked(Optional<Exit> exit, Child child) throws IOException {
    if (exit.isEmpty()) {
      child.close();
      throw new InterruptedIOException("interrupted");
    }
    if (exit.get().number() != 0 || child.lost().isPresent()) {
      IOException fault = child.lost().orElse(new IOException(ended(exit.get(), child)));
      child.close();
      throw fault;
    }
    return new FilterInputStream(child.stdout().open()) {
      @Override
      public void close() {
        child.close();
      }
    };
  }

  private static String ended(Exit exit, Child child) {
    String text = new String(child.stderr().tail(LAST_WORDS), StandardCharsets.UTF_8).strip();
    String said = text.lines().reduce((_, last) -> last).map(it -> ": " + it).orElse("");
    return "it ended with " + exit.reason().text() + said;
  }
}
