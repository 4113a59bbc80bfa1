package dev.runner.driver;

import dev.runner.event.Captured;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

/// Keeps what an attempt brings forth: every byte of it, in memory while it is small, then in a
/// file; or only the last of it. Written by one thread, read when that has finished.
///
/// The file is unlinked while it is open: nothing of it is left, however the process ends.
public final class Capture implements Captured, AutoCloseable {
  private static final int IN_MEMORY = 64 << 10;

  /// So much of the last is kept at least.
  private static final int RECENT = 256 << 10;

  private final Path folder;
  private final boolean recent;
  private byte[] memory = new byte[0];
  private long size;
  private Optional<FileChannel> file = Optional.empty();

  /// @param folder where its file stands if one is needed
  public Capture(Path folder) {
    this(folder, false);
  }

  /// @param recent whether only the last is kept
  public Capture(Path folder, boolean recent) {
    this.folder = folder;
    this.recent = recent;
  }

  /// Adds the first `length` bytes.
  public void write(byte[] bytes, int length) throws IOException {
    if (recent) {
      forget(length);
    } else if (file.isEmpty() && size + length > IN_MEMORY) {
      spill();
    }
    if (file.isPresent()) {
      append(file.get(), ByteBuffer.wrap(bytes, 0, length));
    } else {
      int used = (int) size;
      memory = memory.length < used + length ? Arrays.copyOf(memory, grown(length)) : memory;
      System.arraycopy(bytes, 0, memory, used, length);
    }
    size += length;
  }

  private int grown(int more) {
    return Math.clamp(2 * (size + more), 256, recent ? 3 * RECENT : IN_MEMORY);
  }

  /// Makes room for more, seldom.
  private void forget(int more) {
    if (size + more > 3 * RECENT) {
      int kept = (int) Math.min(size, RECENT);
      System.arraycopy(memory, (int) size - kept, memory, 0, kept);
      size = kept;
    }
  }

  private void spill() throws IOException {
    Path path = Files.createTempFile(folder, "runner-", ".output");
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    file = Optional.of(channel);
    Files.delete(path);
    append(channel, ByteBuffer.wrap(memory, 0, (int) size));
    memory = new byte[0];
  }

  private static void append(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public byte[] head(int most) {
    return part(0, Math.min(most, size));
  }

  @Override
  public byte[] tail(int most) {
    long length = Math.min(most, size);
    return part(size - length, length);
  }

  private byte[] part(long start, long length) {
    if (file.isEmpty()) {
      return Arrays.copyOfRange(memory, (int) start, (int) (start + length));
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) length);
    while (bytes.hasRemaining() && read(bytes, start + bytes.position()) >= 0) {
      // until it is full
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  private int read(ByteBuffer into, long start) {
    try {
      return file.orElseThrow().read(into, start);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public InputStream open() {
    return new InputStream() {
      private long at;

      @Override
      public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] into, int offset, int length) {
        byte[] bytes = part(at, Math.min(length, size - at));
        System.arraycopy(bytes, 0, into, offset, bytes.length);
        at += bytes.length;
        return bytes.length == 0 && length > 0 ? -1 : bytes.length;
      }
    };
  }

  /// Lets go of the file; nothing can be read afterwards that stood in it.
  @Override
  public void close() {
    try {
      if (file.isPresent()) {
        file.get().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
