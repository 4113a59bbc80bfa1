package dev.runner.report;

import dev.runner.event.Captured;
import dev.runner.event.CapturedSink;
import dev.runner.graph.Task;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Keeps what attempts printed, byte by byte, as files below a folder: `JOB/KEY/STEP.out` and
/// `STEP.err` are of the last attempt, `STEP.attempt-1.out` and so on of those before it. A key is
/// written as [FileName] says.
///
/// Files of other tasks stay as they are; those that an earlier run left of a task go when it is
/// attempted again. None is written to halfway: one that can't be written is removed.
public final class OutputFolder implements CapturedSink {
  /// As many attempts as the report tells.
  private static final int MOST = 100;

  private static final int CHUNK = 64 << 10;

  private final Path folder;
  private final Consumer<String> failed;
  private final AtomicBoolean told = new AtomicBoolean();

  private OutputFolder(Path folder, Consumer<String> failed) {
    this.folder = folder;
    this.failed = failed;
  }

  /// Makes the folder, where there is none.
  ///
  /// @param failed told once, when the first file can't be written, which it is and why; on any
  ///   thread
  /// @throws IOException with a message that says what can't be written, and why
  public static OutputFolder at(Path folder, Consumer<String> failed) throws IOException {
    Unwritable.make(folder);
    if (!Files.isWritable(folder)) {
      throw new IOException(folder + " (permission denied)");
    }
    return new OutputFolder(folder, failed);
  }

  @Override
  public void accept(Task task, int attempt, Captured stdout, Captured stderr) {
    Path target =
        folder.resolve(task.target().job().id()).resolve(FileName.of(task.target().key()));
    String step = task.step().id();
    try {
      prepare(target, step, attempt);
      write(stdout, target.resolve(step + ".out").toFile());
      write(stderr, target.resolve(step + ".err").toFile());
    } catch (IOException e) {
      if (told.compareAndSet(false, true)) {
        failed.accept(String.valueOf(e.getMessage()));
      }
    }
  }

  /// Puts the attempt before this one aside; before the first, what is left of another run goes.
  private static void prepare(Path target, String step, int attempt) throws IOException {
    if (attempt > 1) {
      for (String end : new String[] {".out", ".err"}) {
        aside(target.resolve(step + end), earlier(target, step, attempt - 1, end));
        boolean _ = earlier(target, step, attempt - MOST, end).toFile().delete();
      }
    } else if (!target.toFile().mkdir()) {
      Unwritable.make(target);
      forget(target, step);
    }
  }

  private static Path earlier(Path target, String step, int attempt, String end) {
    return target.resolve(step + ".attempt-" + attempt + end);
  }

  private static void aside(Path from, Path to) throws IOException {
    try {
      if (from.toFile().exists()) {
        Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw Unwritable.explained(to, e);
    }
  }

  private static void forget(Path target, String step) {
    String[] names = target.toFile().list();
    for (String name : names == null ? new String[0] : names) {
      if (name.startsWith(step + ".attempt-")) {
        boolean _ = target.resolve(name).toFile().delete();
      }
    }
  }

  /// What stood there before goes first: it may be a link to elsewhere.
  private static void write(Captured captured, File file) throws IOException {
    boolean _ = file.delete();
    try (OutputStream out = new FileOutputStream(file)) {
      copy(captured, out);
    } catch (IOException e) {
      boolean _ = file.delete();
      throw Unwritable.explained(file.toPath(), e);
    } catch (UncheckedIOException e) {
      boolean _ = file.delete();
      throw Unwritable.explained(
          file.toPath(), new IOException("can't be read back: " + e.getCause(), e));
    }
  }

  private static void copy(Captured captured, OutputStream out) throws IOException {
    if (captured.size() <= CHUNK) {
      out.write(captured.head(CHUNK));
      return;
    }
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = captured.open()) {
      for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
        out.write(chunk, 0, length);
      }
    }
  }
}
