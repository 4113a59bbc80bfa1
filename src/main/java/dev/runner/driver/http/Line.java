package dev.runner.driver.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.util.Timeout;

/// A connection to a server, used by one exchange after the other.
final class Line extends DefaultBHttpClientConnection {
  static final int MAX_HEAD = 256 << 10;
  static final int BUFFER = 8 << 10;
  static final Http1Config CONFIG =
      Http1Config.custom().setBufferSize(BUFFER).setMaxLineLength(MAX_HEAD).build();

  private final Route route;
  private final Socket socket;
  private final Incoming incoming;
  private final HeadReader reader;
  private final byte[] buffer = new byte[BUFFER];
  private boolean reused;
  private boolean spoiled;
  private long idleSince;

  Line(Route route, Socket socket, Optional<SSLSocket> secured) throws IOException {
    this(route, socket, secured, new HeadReader());
  }

  private Line(Route route, Socket socket, Optional<SSLSocket> secured, HeadReader reader)
      throws IOException {
    super(CONFIG, null, null, null, null, () -> Outgoing.WRITER, _ -> reader);
    this.route = route;
    this.socket = socket;
    this.reader = reader;
    Socket used = secured.isPresent() ? secured.get() : socket;
    this.incoming = new Incoming(used.getInputStream());
    bind(secured.isPresent() ? new Secured(secured.get()) : new Plain());
  }

  private final class Plain extends SocketHolder {
    Plain() {
      super(socket);
    }

    @Override
    protected InputStream getInputStream(Socket from) {
      return incoming;
    }
  }

  private final class Secured extends SocketHolder {
    Secured(SSLSocket secured) {
      super(secured, socket);
    }

    @Override
    protected InputStream getInputStream(Socket from) {
      return incoming;
    }
  }

  Route route() {
    return route;
  }

  Incoming incoming() {
    return incoming;
  }

  /// Sends a request; a small one at one go.
  void send(Outgoing head, Payload payload) throws HttpException, IOException {
    head.carry(payload.along());
    sendRequestHeader(head);
    flush();
    if (!payload.send(ensureOpen().getOutputStream(), incoming)) {
      spoil();
    }
  }

  /// Whether something can be read; never waits long.
  ///
  /// @throws SSLException what the server said instead of an answer
  boolean answered() throws SSLException {
    try {
      incoming.allow(BUFFER, "");
      return isDataAvailable(Timeout.ofMilliseconds(100));
    } catch (SSLException e) {
      throw e;
    } catch (IOException e) {
      return false;
    }
  }

  /// For whoever reads from it.
  byte[] buffer() {
    return buffer;
  }

  /// Whether it had carried an exchange before this one.
  boolean reused() {
    return reused;
  }

  /// What closes it at once, from any thread: TLS says no farewell, which might have to wait.
  Closeable plug() {
    return socket;
  }

  /// The exchange leaves something behind: there will be none after it.
  void spoil() {
    spoiled = true;
  }

  boolean reusable() {
    return !spoiled && !incoming.ended() && !reader.holds();
  }

  void rest() {
    reused = true;
    idleSince = System.nanoTime();
  }

  long idle(long now) {
    return now - idleSince;
  }

  /// Whether the server closed it, or said something that it was not asked for.
  boolean dead() {
    try {
      incoming.allow(BUFFER, "");
      return isStale() || reader.holds();
    } catch (IOException e) {
      return true;
    }
  }

  void drop() {
    try {
      socket.close();
    } catch (IOException e) {
      // it is closed all the same
    }
  }
}
