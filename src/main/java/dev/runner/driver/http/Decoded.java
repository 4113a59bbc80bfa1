package dev.runner.driver.http;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/// A body without the encoding that its head announces.
final class Decoded extends InputStream {
  private final InputStream from;
  private final String encoding;

  private Decoded(InputStream from, String encoding) {
    this.from = from;
    this.encoding = encoding;
  }

  /// @return the body itself where it is not encoded, or in a way that is not known
  static InputStream of(RawBody raw, Optional<String> announced) throws IOException {
    String encoding = announced.orElse("").strip().toLowerCase(Locale.ROOT);
    return switch (encoding) {
      case "gzip", "x-gzip", "deflate" -> decoding(raw, encoding);
      default -> raw;
    };
  }

  private static InputStream decoding(RawBody raw, String encoding) throws IOException {
    BufferedInputStream start = new BufferedInputStream(raw, Line.BUFFER);
    start.mark(2);
    int first = start.read();
    int second = start.read();
    start.reset();
    if (first < 0) {
      return start;
    }
    try {
      return new Decoded(
          encoding.equals("deflate") ? inflated(start, first, second) : gunzipped(start), encoding);
    } catch (ZipException | EOFException e) {
      throw garbled(encoding);
    }
  }

  private static InputStream gunzipped(InputStream from) throws IOException {
    return new GZIPInputStream(from, Line.BUFFER);
  }

  /// Some servers take `deflate` for what has no zlib header.
  private static InputStream inflated(InputStream from, int first, int second) {
    boolean headed = (first & 0x0f) == 8 && ((first << 8) + second) % 31 == 0;
    return new InflaterInputStream(from, new Inflater(!headed), Line.BUFFER) {
      @Override
      public void close() throws IOException {
        inf.end();
        super.close();
      }
    };
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int most) throws IOException {
    try {
      return from.read(into, offset, most);
    } catch (ZipException | EOFException e) {
      throw garbled(encoding);
    }
  }

  private static FailureException garbled(String encoding) {
    return FailureException.lost("the body is not the " + encoding + " that its head announces");
  }

  @Override
  public void close() throws IOException {
    from.close();
  }
}
