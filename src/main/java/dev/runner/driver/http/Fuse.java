package dev.runner.driver.http;

import java.io.IOException;
import java.net.Socket;

/// Closes a socket when a deadline is over: that of a single read says nothing about many.
final class Fuse implements AutoCloseable {
  private final Thread thread;
  private volatile boolean burnt;

  Fuse(Socket socket, Deadline deadline) {
    thread = Thread.ofVirtual().name("http-deadline").unstarted(() -> burn(socket, deadline));
    thread.start();
  }

  private void burn(Socket socket, Deadline deadline) {
    try {
      Thread.sleep(deadline.left());
      burnt = true;
      socket.close();
    } catch (InterruptedException | IOException e) {
      // it was in time, or it is closed already
    }
  }

  /// Whether it has closed the socket.
  boolean burnt() {
    return burnt;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
