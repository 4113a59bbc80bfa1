package dev.runner.journal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The file of a journal, to whose end lines are added. It is written as a stream: that takes half
/// as long as a channel does, and an interrupt does it no harm.
final class JournalFile implements AutoCloseable {
  private final FileOutputStream file;

  private JournalFile(FileOutputStream file) {
    this.file = file;
  }

  /// Goes on with a journal, or begins one.
  static JournalFile append(Path path) throws IOException {
    if (!Files.exists(path)) {
      Files.createFile(path, Mine.FILE);
    }
    return new JournalFile(new FileOutputStream(path.toFile(), true));
  }

  /// Whether there is something in it.
  boolean begun() throws IOException {
    return file.getChannel().size() > 0;
  }

  /// Gives lines to the kernel: they outlive this process.
  void write(byte[] bytes, int length) throws IOException {
    file.write(bytes, 0, length);
  }

  /// Waits until all that was given is on disk: it outlives the machine.
  void sync() throws IOException {
    file.getChannel().force(false);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
