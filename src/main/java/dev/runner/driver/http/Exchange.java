package dev.runner.driver.http;

import java.io.IOException;
import java.net.Socket;
import java.util.Optional;

/// A request that is made once: it can be aborted from any thread, at any time.
final class Exchange {
  private boolean aborted;
  private Optional<Socket> socket = Optional.empty();

  /// Ends it at once: what it waits for fails. Returns soon.
  void abort() {
    Optional<Socket> used;
    synchronized (this) {
      aborted = true;
      used = socket;
    }
    used.ifPresent(Exchange::close);
  }

  synchronized boolean aborted() {
    return aborted;
  }

  /// From here on this socket is what it waits for.
  ///
  /// @throws IOException when it was aborted before
  void uses(Socket other) throws IOException {
    boolean late;
    synchronized (this) {
      late = aborted;
      socket = Optional.of(other);
    }
    if (late) {
      close(other);
      throw new IOException("aborted");
    }
  }

  /// It waits for no socket any more: others may use the last one.
  synchronized void usesNone() {
    socket = Optional.empty();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // it is of no use any more
    }
  }
}
