package dev.runner.driver.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.SessionInputBuffer;

/// Reads the heads of a connection's answers, and knows what was read beyond them.
final class HeadReader implements HttpMessageParser<ClassicHttpResponse> {
  private final DefaultHttpResponseParser parser = new DefaultHttpResponseParser(Line.CONFIG);
  private Optional<SessionInputBuffer> buffer = Optional.empty();

  @Override
  public ClassicHttpResponse parse(SessionInputBuffer from, InputStream in)
      throws IOException, HttpException {
    buffer = Optional.of(from);
    return parser.parse(from, in);
  }

  /// Whether bytes are there that nobody has asked for.
  boolean holds() {
    return buffer.isPresent() && buffer.get().length() > 0;
  }
}
