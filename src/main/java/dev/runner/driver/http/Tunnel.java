package dev.runner.driver.http;

import dev.runner.driver.http.Failure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// Asks a proxy to lead a connection on to a server (RFC 9110, 9.3.6).
final class Tunnel {
  private static final int LONGEST = 64 << 10;

  private Tunnel() {}

  static void open(Socket socket, Route route, URI proxy) throws IOException, Failure {
    String there = route.host() + ":" + route.port();
    String head =
        "CONNECT "
            + there
            + " HTTP/1.1\r\nHost: "
            + there
            + "\r\n"
            + credentials(proxy).map(it -> "Proxy-Authorization: " + it + "\r\n").orElse("")
            + "\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
    String status = status(socket.getInputStream());
    if (!status.matches("HTTP/1\\.[01] 2\\d\\d.*")) {
      throw new Failure(
          Kind.UNSENT, "the proxy leads to no " + there + ": " + status.replaceFirst("^\\S+ ", ""));
    }
  }

  /// What a proxy is told about who asks.
  static Optional<String> credentials(URI proxy) {
    return Optional.ofNullable(proxy.getUserInfo())
        .map(it -> it.getBytes(StandardCharsets.UTF_8))
        .map(it -> "Basic " + Base64.getEncoder().encodeToString(it));
  }

  /// The first line of the proxy's answer, all of whose head is read, and not a byte more.
  private static String status(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0 && head.length() < LONGEST) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the proxy closed the connection");
      }
      head.append((char) next);
    }
    return head.substring(0, head.indexOf("\r\n"));
  }
}
