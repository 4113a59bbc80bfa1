package dev.runner.target;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Reads UTF-8 strictly, and knows the line of a byte that isn't: a value is never quietly another.
/// Drops a byte order mark.
final class Utf8Reader extends Reader {
  private static final int SIZE = 1 << 15;
  private static final char MARK = '\ufeff';

  private final InputStream in;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final ByteBuffer bytes = ByteBuffer.allocate(SIZE).flip();
  private final CharBuffer chars = CharBuffer.allocate(SIZE).flip();
  private long line = 1;
  private boolean begun;
  private boolean ended;
  private Optional<IOException> failure = Optional.empty();

  Utf8Reader(InputStream in) {
    this.in = in;
  }

  @Override
  public int read(char[] into, int from, int length) throws IOException {
    while (!chars.hasRemaining() && !ended) {
      tryFill();
    }
    int count = Math.min(length, chars.remaining());
    chars.get(into, from, count);
    return count == 0 && length > 0 ? -1 : count;
  }

  /// Throws again what reading threw, for who has lost it on the way through a parser.
  void rethrow() throws IOException {
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  private void tryFill() throws IOException {
    try {
      fill();
    } catch (IOException e) {
      failure = Optional.of(e);
      throw e;
    }
  }

  private void fill() throws IOException {
    boolean last = !more();
    chars.clear();
    CoderResult result = decoder.decode(bytes, chars, last);
    chars.flip();
    count();
    if (result.isError()) {
      throw new NotUtf8Exception(line);
    }
    ended = last && result.isUnderflow();
    dropMark();
  }

  /// Reads some bytes behind those that are left, unless there is no room.
  private boolean more() throws IOException {
    bytes.compact();
    int count =
        bytes.hasRemaining() ? in.read(bytes.array(), bytes.position(), bytes.remaining()) : 0;
    bytes.position(bytes.position() + Math.max(0, count)).flip();
    return count >= 0;
  }

  private void count() {
    char[] decoded = chars.array();
    for (int i = 0; i < chars.limit(); i++) {
      if (decoded[i] == '\n') {
        line++;
      }
    }
  }

  private void dropMark() {
    if (!begun && chars.hasRemaining()) {
      begun = true;
      chars.position(chars.get(0) == MARK ? 1 : 0);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
