package dev.runner.driver.http;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/// Fills the queue of a server that accepts nothing: the next connection waits for ever.
final class Backlog implements AutoCloseable {
  private final List<SocketChannel> waiting = new ArrayList<>();
  private final ServerSocket server;

  Backlog(ServerSocket server) throws IOException {
    this.server = server;
    for (int i = 0; i < 8; i++) {
      SocketChannel channel = SocketChannel.open();
      channel.configureBlocking(false);
      channel.connect(server.getLocalSocketAddress());
      waiting.add(channel);
    }
  }

  int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    for (SocketChannel channel : waiting) {
      channel.close();
    }
  }
}
