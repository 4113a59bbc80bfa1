package dev.runner.spool;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// An append-only sequence of byte records that begins in memory and goes on in a file once it is
/// large, so that a million records are not a million objects. Used by one thread at a time.
///
/// The file is unlinked while it is open: nothing of it is left, however the process ends. Reading
/// and writing throw [java.io.UncheckedIOException] when the disk does not do its part; an
/// interrupt does them no harm.
public final class Spool implements AutoCloseable {
  private static final int IN_MEMORY = 4 << 20;

  private final Path folder;
  private final int inMemory;
  private byte[] tail = new byte[256];
  private int tailLength;
  private long written;
  private long[] ends = new long[16];
  private int count;
  private Optional<SpoolFile> file = Optional.empty();

  /// @param folder where its file stands if one is needed
  public Spool(Path folder) {
    this(folder, IN_MEMORY);
  }

  /// @param inMemory how many bytes are kept before they go to the file
  Spool(Path folder, int inMemory) {
    this.folder = folder;
    this.inMemory = inMemory;
  }

  /// The number of records.
  public int size() {
    return count;
  }

  public void add(byte[] record) {
    if (tailLength > 0 && tailLength + (long) record.length > inMemory) {
      flush();
    }
    tail = grown(tailLength + record.length);
    System.arraycopy(record, 0, tail, tailLength, record.length);
    tailLength += record.length;
    ends = count == ends.length ? Arrays.copyOf(ends, count * 2) : ends;
    ends[count++] = written + tailLength;
  }

  /// The record at `index`, counted from 0.
  public byte[] get(int index) {
    if (index < 0 || index >= count) {
      throw new IndexOutOfBoundsException("record " + index + " of " + count);
    }
    long start = index == 0 ? 0 : ends[index - 1];
    byte[] record = new byte[Math.toIntExact(ends[index] - start)];
    if (start >= written) {
      System.arraycopy(tail, (int) (start - written), record, 0, record.length);
    } else {
      opened().read(start, record);
    }
    return record;
  }

  private byte[] grown(int needed) {
    return needed <= tail.length
        ? tail
        : Arrays.copyOf(tail, Math.max(needed, (int) Math.min(tail.length * 2L, inMemory)));
  }

  private void flush() {
    opened().write(written, tail, tailLength);
    written += tailLength;
    tailLength = 0;
    tail = tail.length > inMemory ? new byte[256] : tail;
  }

  private SpoolFile opened() {
    if (file.isEmpty()) {
      file = Optional.of(SpoolFile.in(folder));
    }
    return file.get();
  }

  @Override
  public void close() {
    file.ifPresent(SpoolFile::close);
  }
}
