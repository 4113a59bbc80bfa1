package dev.runner.driver.http;

import java.io.IOException;
import java.io.InputStream;

/// What comes from a server, so much of it at a time as is fair. Used by one thread.
final class Incoming extends InputStream {
  private static final int STATUS_LINE = "HTTP/1.1 200".length();

  private final InputStream from;
  private final byte[] ahead = new byte[STATUS_LINE];
  private int aheadFrom;
  private int aheadTo;
  private int budget;
  private String tooMuch = "";
  private boolean arrived;
  private boolean ended;

  Incoming(InputStream from) {
    this.from = from;
  }

  /// Another exchange begins.
  void begin() {
    arrived = false;
  }

  /// Whether anything came since then.
  boolean arrived() {
    return arrived;
  }

  /// Whether the server sends nothing more.
  boolean ended() {
    return ended;
  }

  /// Until the next call, more than so many bytes are a failure with this message.
  void allow(int bytes, String failure) {
    budget = bytes;
    tooMuch = failure;
  }

  /// Whether an answer has come that means that the request need not be sent to its end.
  boolean refused() throws IOException {
    while (aheadTo < STATUS_LINE && from.available() > 0) {
      int length = from.read(ahead, aheadTo, STATUS_LINE - aheadTo);
      if (length < 0) {
        return false;
      }
      aheadTo += length;
    }
    return aheadTo == STATUS_LINE && ahead[STATUS_LINE - 3] >= '3';
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read = aheadFrom < aheadTo ? again(into, offset, length) : from.read(into, offset, length);
    ended |= read < 0;
    arrived |= read > 0;
    budget -= Math.max(read, 0);
    if (budget < 0) {
      throw FailureException.lost(tooMuch);
    }
    return read;
  }

  private int again(byte[] into, int offset, int length) {
    int most = Math.min(length, aheadTo - aheadFrom);
    System.arraycopy(ahead, aheadFrom, into, offset, most);
    aheadFrom += most;
    if (aheadFrom == aheadTo) {
      aheadFrom = 0;
      aheadTo = 0;
    }
    return most;
  }

  @Override
  public int available() throws IOException {
    return aheadTo - aheadFrom + from.available();
  }
}
