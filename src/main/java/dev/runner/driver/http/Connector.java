package dev.runner.driver.http;

import dev.runner.driver.http.Failure.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;

/// Makes connections.
final class Connector {
  private static final int HTTP = 80;
  private final Handshakes handshakes = new Handshakes();

  /// A new connection; what it waits for is known to the exchange.
  ///
  /// @param timeout for all of it
  Connection connect(Route route, Duration timeout, Exchange exchange) throws Failure {
    long end = System.nanoTime() + timeout.toNanos();
    String host = route.proxy().map(URI::getHost).orElse(route.host());
    int port = route.proxy().map(Connector::port).orElse(route.port());
    String where = host + ":" + port;
    Socket socket = null;
    try {
      socket = open(host, port, end, exchange);
      return new Connection(route, socket, spoken(route, socket, end));
    } catch (Failure | IOException | RuntimeException e) {
      close(socket);
      throw failure(e, where, timeout);
    }
  }

  private static int port(URI proxy) {
    return proxy.getPort() >= 0 ? proxy.getPort() : HTTP;
  }

  /// To the first of the host's addresses that takes it.
  private static Socket open(String host, int port, long end, Exchange exchange)
      throws IOException {
    IOException last = new UnknownHostException(host);
    for (InetAddress address : InetAddress.getAllByName(host)) {
      Socket socket = new Socket();
      exchange.uses(socket);
      try {
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(address, port), left(end));
        return socket;
      } catch (IOException e) {
        close(socket);
        last = e;
      }
    }
    throw last;
  }

  private Socket spoken(Route route, Socket socket, long end) throws IOException, Failure {
    if (!route.secure()) {
      return socket;
    }
    socket.setSoTimeout(left(end));
    Optional<URI> proxy = route.proxy();
    if (proxy.isPresent()) {
      Tunnel.open(socket, route, proxy.get());
    }
    Socket secured = handshakes.secured(socket, route);
    socket.setSoTimeout(0);
    return secured;
  }

  /// Milliseconds until an end, at least one.
  private static int left(long end) throws SocketTimeoutException {
    long millis = (end - System.nanoTime()) / 1_000_000;
    if (millis <= 0) {
      throw new SocketTimeoutException();
    }
    return (int) Math.min(millis, Integer.MAX_VALUE);
  }

  private static Failure failure(Exception e, String where, Duration timeout) {
    return switch (e) {
      case Failure failure -> failure;
      case UnknownHostException _ ->
          unsent(where, "there is no host of that name, as far as the resolver knows");
      case SocketTimeoutException _ ->
          unsent(where, "no connection after " + dev.runner.plan.Durations.write(timeout));
      case NoRouteToHostException _ -> unsent(where, "no route leads there");
      case ConnectException it when String.valueOf(it.getMessage()).contains("refused") ->
          unsent(where, "connection refused");
      default -> unsent(where, String.valueOf(e.getMessage()));
    };
  }

  private static Failure unsent(String where, String why) {
    return new Failure(Kind.UNSENT, "can't connect to " + where + ": " + why);
  }

  private static void close(@org.jspecify.annotations.Nullable Socket socket) {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException _) {
      // it is of no use any more
    }
  }
}
