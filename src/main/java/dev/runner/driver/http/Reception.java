package dev.runner.driver.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;

/// Takes in the body of an answer.
final class Reception {
  /// So much is read of what nobody wants, to use the connection again.
  private static final int DRAINED = 64 << 10;

  private final Line line;
  private final Head head;
  private final Optional<RawBody> raw;

  /// @param bodied whether there is one
  Reception(Line line, Head head, boolean bodied) throws IOException {
    this.line = line;
    this.head = head;
    this.raw = bodied ? Optional.of(opened()) : Optional.empty();
  }

  private RawBody opened() throws IOException {
    try {
      line.receiveResponseEntity(head.raw());
    } catch (HttpException e) {
      throw FailureException.lost("the length of the body is not said: " + Trouble.text(e));
    }
    HttpEntity entity = head.raw().getEntity();
    return new RawBody(entity.getContent(), line.incoming(), entity.getContentLength());
  }

  /// Reads it to its end.
  ///
  /// @param most bytes, decoded
  void into(Sink sink, long most) throws IOException {
    if (raw.isEmpty()) {
      return;
    }
    Optional<String> encoding = head.value("Content-Encoding");
    if (encoding.isEmpty() && head.raw().getEntity().getContentLength() > most) {
      throw tooLarge(most);
    }
    try (InputStream body = Decoded.of(raw.get(), encoding)) {
      copy(body, sink, most);
    }
    drain();
  }

  private void copy(InputStream body, Sink sink, long most) throws IOException {
    byte[] buffer = line.buffer();
    long left = most;
    int length = body.read(buffer, 0, buffer.length);
    while (length >= 0) {
      left -= length;
      if (left < 0) {
        throw tooLarge(most);
      }
      sink.write(buffer, length);
      length = body.read(buffer, 0, buffer.length);
    }
  }

  private static FailureException tooLarge(long most) {
    return FailureException.last("the body is larger than max_body (" + Size.text(most) + ")");
  }

  /// Reads what is left of it, or gives the connection up.
  void drain() throws IOException {
    if (raw.isEmpty()) {
      return;
    }
    byte[] buffer = line.buffer();
    long most = raw.get().count() + DRAINED;
    while (raw.get().read(buffer, 0, buffer.length) >= 0) {
      if (raw.get().count() > most) {
        line.spoil();
        return;
      }
    }
  }
}
