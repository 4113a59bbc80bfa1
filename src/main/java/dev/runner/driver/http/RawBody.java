package dev.runner.driver.http;

import java.io.IOException;
import java.io.InputStream;

/// A body as it comes, counted.
final class RawBody extends InputStream {
  private final InputStream from;
  private final Incoming incoming;
  private final long length;
  private long count;

  /// @param length negative where it is not known
  RawBody(InputStream from, Incoming incoming, long length) {
    this.from = from;
    this.incoming = incoming;
    this.length = length;
  }

  /// Bytes so far.
  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int most) throws IOException {
    incoming.allow(most + Line.MAX_HEAD, "the body comes with more than 256 KB that is no body");
    try {
      int read = from.read(into, offset, most);
      count += Math.max(read, 0);
      return read;
    } catch (IOException e) {
      throw Trouble.within(e, " after " + count + of() + " bytes of the body");
    }
  }

  private String of() {
    return length < 0 ? "" : " of " + length;
  }

  @Override
  public int available() throws IOException {
    return from.available();
  }
}
