package dev.runner.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// Answers the requests by which the start-up cache is trained, always the same. Only the build
/// starts it.
final class TrainingServer implements AutoCloseable {
  private static final byte[] ANSWER =
      """
      HTTP/1.1 200 OK\r
      Server: training\r
      Content-Type: application/json\r
      Content-Length: 23\r
      \r
      {"id": 1, "name": "it"}"""
          .getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket socket;

  TrainingServer() throws IOException {
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().start(this::serve);
  }

  int port() {
    return socket.getLocalPort();
  }

  private void serve() {
    try {
      while (true) {
        Socket one = socket.accept();
        Thread.ofPlatform().daemon().start(() -> answer(one));
      }
    } catch (IOException _) {
      // it was closed
    }
  }

  private static void answer(Socket one) {
    try (one) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(one.getInputStream(), StandardCharsets.ISO_8859_1));
      OutputStream out = one.getOutputStream();
      while (asked(in)) {
        out.write(ANSWER);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads a request; false at the end.
  private static boolean asked(BufferedReader in) throws IOException {
    String line = in.readLine();
    int length = 0;
    for (String header = line; header != null && !header.isEmpty(); header = in.readLine()) {
      length =
          header.startsWith("Content-Length: ")
              ? Integer.parseInt(header.substring("Content-Length: ".length()))
              : length;
    }
    for (int i = 0; i < length; i++) {
      in.read();
    }
    return line != null;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
