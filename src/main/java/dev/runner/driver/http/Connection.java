package dev.runner.driver.http;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnectionFactory;
import org.apache.hc.core5.io.CloseMode;

/// A connection to a server, used by one exchange at a time.
final class Connection {
  /// Bytes of one line, and number of lines, of an answer's head at most.
  static final int LONGEST_LINE = 64 << 10;

  static final int MOST_HEADERS = 500;

  private static final int BUFFER = 8 << 10;

  /// How long it may lie idle: servers let go of theirs sooner or later.
  private static final long IDLE = 30_000_000_000L;

  private static final DefaultBHttpClientConnectionFactory FACTORY =
      DefaultBHttpClientConnectionFactory.builder()
          .http1Config(
              Http1Config.custom()
                  .setBufferSize(BUFFER)
                  .setMaxLineLength(LONGEST_LINE)
                  .setMaxHeaderCount(MOST_HEADERS)
                  .setMaxEmptyLineCount(10)
                  .build())
          .charCodingConfig(CharCodingConfig.custom().setCharset(StandardCharsets.UTF_8).build())
          .build();

  final Route route;
  final DefaultBHttpClientConnection wire;

  /// Closing it ends whatever waits for the connection.
  final Socket socket;

  /// Where bodies pass through.
  final byte[] buffer = new byte[BUFFER];

  /// Whether it has served a request before.
  boolean used;

  private long idleSince;

  /// @param socket to the server or the proxy
  /// @param spoken what is written to: the socket itself, or TLS on top of it
  Connection(Route route, Socket socket, Socket spoken) throws IOException {
    this.route = route;
    this.socket = socket;
    this.wire = FACTORY.createConnection(spoken);
  }

  /// It is put aside for the next exchange.
  void rest() {
    used = true;
    idleSince = System.nanoTime();
  }

  /// Whether it has been idle for so long that the server may have let go of it.
  boolean tired() {
    return System.nanoTime() - idleSince > IDLE;
  }

  /// Whether the server has closed it; asks, which takes a millisecond.
  boolean stale() {
    try {
      return wire.isStale();
    } catch (IOException e) {
      return true;
    }
  }

  void close() {
    wire.close(CloseMode.IMMEDIATE);
  }
}
