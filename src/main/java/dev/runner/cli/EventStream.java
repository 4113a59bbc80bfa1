package dev.runner.cli;

import dev.runner.journal.LineSink;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// The lines of the journal, for a program that follows the run. Called on any thread.
final class EventStream implements LineSink {
  private final FileOutputStream out;
  private final Consumer<IOException> failed;
  private final AtomicBoolean broken = new AtomicBoolean();

  /// @param failed told once, when a line can't be written; after that none is
  EventStream(FileOutputStream out, Consumer<IOException> failed) {
    this.out = out;
    this.failed = failed;
  }

  @Override
  public void write(byte[] bytes, int length) {
    try {
      if (!broken.get()) {
        out.write(bytes, 0, length);
      }
    } catch (IOException e) {
      broken.set(true);
      failed.accept(e);
    }
  }
}
