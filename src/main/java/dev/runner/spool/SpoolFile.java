package dev.runner.spool;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file without a name, read through a window: records read one after the other cost one read for
/// many of them.
///
/// It is a [RandomAccessFile], because an interrupt closes a channel.
final class SpoolFile implements AutoCloseable {
  private static final int WINDOW = 1 << 16;

  private final RandomAccessFile file;
  private byte[] window = {};
  private long windowStart;
  private long expected = -1;

  private SpoolFile(RandomAccessFile file) {
    this.file = file;
  }

  static SpoolFile in(Path folder) {
    try {
      Path path = Files.createTempFile(folder, "runner-", ".spool");
      try {
        return new SpoolFile(new RandomAccessFile(path.toFile(), "rw"));
      } finally {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Appends at `start`, which is the end of the file.
  void write(long start, byte[] bytes, int length) {
    try {
      file.seek(start);
      file.write(bytes, 0, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Fills `into` with what begins at `start`.
  void read(long start, byte[] into) {
    try {
      if (!within(start, into.length)) {
        move(start, into.length);
      }
      if (within(start, into.length)) {
        System.arraycopy(window, (int) (start - windowStart), into, 0, into.length);
      } else {
        file.seek(start);
        file.readFully(into);
      }
      expected = start + into.length;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean within(long start, int length) {
    return start >= windowStart && start + length <= windowStart + window.length;
  }

  /// Reads ahead, if this read follows upon the last one.
  private void move(long start, int length) throws IOException {
    if (start == expected && length <= WINDOW) {
      byte[] ahead = new byte[(int) Math.min(WINDOW, file.length() - start)];
      file.seek(start);
      file.readFully(ahead);
      window = ahead;
      windowStart = start;
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
