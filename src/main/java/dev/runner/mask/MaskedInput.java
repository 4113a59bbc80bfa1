package dev.runner.mask;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Reads another stream, without the secrets.
public final class MaskedInput extends FilterInputStream {
  private final Masking masking;
  private InputStream ready = InputStream.nullInputStream();
  private boolean ended;

  public MaskedInput(InputStream from, Mask mask) {
    super(from);
    this.masking = mask.stream();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read = ready.read(into, offset, length);
    while (read < 0 && !ended) {
      ready = new ByteArrayInputStream(more());
      read = ready.read(into, offset, length);
    }
    return read;
  }

  private byte[] more() throws IOException {
    byte[] chunk = new byte[64 << 10];
    int length = in.read(chunk, 0, chunk.length);
    ended = length < 0;
    return ended ? masking.finish() : masking.accept(Arrays.copyOf(chunk, length));
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  @Override
  public long skip(long bytes) throws IOException {
    return readNBytes((int) Math.min(bytes, 8192)).length;
  }

  @Override
  public int available() throws IOException {
    return ready.available();
  }
}
