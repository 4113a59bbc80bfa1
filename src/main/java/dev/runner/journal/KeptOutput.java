package dev.runner.journal;

import dev.runner.event.Captured;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// What a task printed, as it was kept.
public sealed interface KeptOutput extends Captured {
  /// Of very much, so many bytes were kept of its beginning; the rest of its end.
  int BEGINNING = Outputs.BEGINNING;

  /// How many bytes were not kept.
  long leftOut();

  /// All of it.
  // Nobody compares outputs.
  @SuppressWarnings("ArrayRecordComponent")
  record Small(byte[] bytes) implements KeptOutput {
    @Override
    public long leftOut() {
      return 0;
    }

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public byte[] head(int most) {
      return Arrays.copyOf(bytes, Math.min(most, bytes.length));
    }

    @Override
    public byte[] tail(int most) {
      return Arrays.copyOfRange(bytes, Math.max(0, bytes.length - most), bytes.length);
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }
  }

  /// In a file; of very much, its beginning and its end.
  record Large(Path file, long size) implements KeptOutput {
    @Override
    public long leftOut() {
      return size - file.toFile().length();
    }

    @Override
    public byte[] head(int most) {
      return part(0, most);
    }

    @Override
    public byte[] tail(int most) {
      return part(-1, most);
    }

    /// @param start negative: so that the part ends with the file
    private byte[] part(long start, int most) {
      try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
        byte[] part = new byte[(int) Math.min(most, in.length())];
        in.seek(start < 0 ? in.length() - part.length : start);
        in.readFully(part);
        return part;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public InputStream open() {
      try {
        return Files.newInputStream(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
