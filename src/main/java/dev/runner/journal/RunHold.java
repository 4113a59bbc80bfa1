package dev.runner.journal;

import dev.runner.plan.OwnProcess;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/// A process runs a run: it holds a lock on a file in the run's folder, which says who it is (`PID
/// TIME`). The kernel frees it when the process ends, in whatever way; children don't inherit it.
public final class RunHold implements AutoCloseable {
  /// Those of this process. The kernel would free such a lock as soon as any descriptor of its file
  /// is closed: such a file is never opened again.
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  private static final Duration PAUSE = Duration.ofMillis(2);
  private static final int TRIES = 50;

  private final Path path;
  private final FileChannel file;

  private RunHold(Path path, FileChannel file) {
    this.path = path;
    this.file = file;
  }

  /// Who runs a run, and since when.
  public record Holder(long pid, Instant since) {
    private static Optional<Holder> parse(String line) {
      try {
        int space = line.indexOf(' ');
        return space > 0 && line.endsWith("\n")
            ? Optional.of(
                new Holder(
                    Long.parseLong(line, 0, space, 10),
                    Instant.parse(line.substring(space + 1).strip())))
            : Optional.empty();
      } catch (NumberFormatException | DateTimeException e) {
        return Optional.empty();
      }
    }
  }

  /// Begins to hold; empty where anyone does.
  static Optional<RunHold> take(Path path) throws IOException {
    if (OURS.contains(path)) {
      return Optional.empty();
    }
    FileChannel file =
        FileChannel.open(
            path,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
            Mine.FILE);
    if (!locked(file)) {
      file.close();
      return Optional.empty();
    }
    OURS.add(path);
    RunHold hold = new RunHold(path, file);
    hold.sign();
    return Optional.of(hold);
  }

  /// Others may just be looking whether it is held: that keeps it from us for microseconds.
  private static boolean locked(FileChannel file) throws IOException {
    for (int i = 0; i < TRIES; i++) {
      if (file.tryLock() != null) {
        return true;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return false;
  }

  private void sign() throws IOException {
    String line = OwnProcess.ID + " " + Clock.once(Instant.now()) + "\n";
    file.truncate(0);
    file.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)), 0);
  }

  /// Whether anyone holds it.
  static boolean held(Path path) throws IOException {
    if (OURS.contains(path)) {
      return true;
    }
    if (!Files.exists(path)) {
      return false;
    }
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      return held(file);
    }
  }

  /// Which other process holds it; empty also where that has only just begun.
  static Optional<Holder> holder(Path path) throws IOException {
    return !OURS.contains(path) && held(path)
        ? Holder.parse(Files.readString(path))
        : Optional.empty();
  }

  /// Those that look don't get in each other's way.
  private static boolean held(FileChannel file) throws IOException {
    try (FileLock free = file.tryLock(0, Long.MAX_VALUE, true)) {
      return free == null;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
    OURS.remove(path);
  }
}
