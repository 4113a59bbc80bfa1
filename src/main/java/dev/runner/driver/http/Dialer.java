package dev.runner.driver.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.apache.hc.core5.http.HttpException;

/// Opens connections. Any thread may ask.
final class Dialer {
  private final Handshakes handshakes = new Handshakes();

  /// @throws FailureException when there is none within the time of the conduct
  Line open(Route route, Conduct conduct, Cutoff cutoff) throws FailureException {
    Deadline deadline = Deadline.in(conduct.connectTimeout());
    Optional<Origin> proxy = Optional.empty();
    if (route.proxy().isPresent()) {
      proxy = Optional.of(Origin.of(route.proxy().get()));
    }
    Origin next = proxy.orElse(route.origin());
    String what = proxy.isPresent() ? "the proxy " + next.place() : next.place();
    Socket socket = connected(next, what, cutoff, deadline);
    try {
      return route.origin().secure()
          ? secured(route, socket, deadline)
          : new Line(route, socket, Optional.empty());
    } catch (IOException e) {
      close(socket);
      throw e instanceof FailureException known ? known : refused(what, e, deadline);
    }
  }

  private static Socket connected(Origin to, String what, Cutoff cutoff, Deadline deadline)
      throws FailureException {
    InetAddress[] addresses = Lookup.of(to, what, cutoff, deadline);
    Optional<FailureException> last = Optional.empty();
    for (int i = 0; i < addresses.length; i++) {
      Socket socket = new Socket();
      cutoff.guard(socket);
      try {
        socket.connect(
            new InetSocketAddress(addresses[i], to.port()),
            Math.max(1, deadline.left() / (addresses.length - i)));
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        return socket;
      } catch (IOException e) {
        close(socket);
        last = Optional.of(refused(what, e, deadline));
      }
    }
    throw last.orElseGet(
        () -> FailureException.unsent("can't connect to " + what + ": it has no address"));
  }

  private Line secured(Route route, Socket socket, Deadline deadline) throws IOException {
    try (Fuse fuse = new Fuse(socket, deadline)) {
      try {
        if (route.proxy().isPresent()) {
          tunnel(route, route.proxy().get(), socket);
        }
        return new Line(
            route, socket, Optional.of(handshakes.shake(socket, route.origin(), route.tls())));
      } catch (IOException e) {
        throw fuse.burnt() ? late(route.origin().place(), deadline) : e;
      }
    }
  }

  private static void tunnel(Route route, URI proxy, Socket socket) throws IOException {
    Line line = new Line(route, socket, Optional.empty());
    String place = Origin.of(proxy).place();
    int status;
    String phrase;
    try {
      line.sendRequestHeader(Outgoing.connect(route, proxy));
      line.flush();
      Head head = Head.read(line);
      status = head.status();
      phrase = head.phrase();
    } catch (HttpException | IOException e) {
      throw FailureException.unsent("the proxy " + place + " gave no answer: " + Trouble.text(e));
    }
    if (status / 100 != 2) {
      String why = "the proxy " + place + " refuses: " + status + " " + phrase;
      throw status / 100 == 4 ? FailureException.last(why) : FailureException.unsent(why);
    }
  }

  private static FailureException refused(String what, IOException e, Deadline deadline) {
    if (e instanceof SocketTimeoutException) {
      return late(what, deadline);
    }
    String why = String.valueOf(e.getMessage());
    String start = why.substring(0, Math.min(1, why.length())).toLowerCase(Locale.ROOT);
    return FailureException.unsent(
        "can't connect to " + what + ": " + start + why.substring(start.length()));
  }

  private static FailureException late(String what, Deadline deadline) {
    return FailureException.unsent(
        "can't connect to " + what + ": not connected within " + deadline.text());
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // it is closed all the same
    }
  }
}
