package dev.runner.driver.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A server of sockets that does what a test wants with each connection, then closes it.
final class RawServer implements AutoCloseable {
  private final ServerSocket server;
  private final Talk talk;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  final AtomicInteger connections = new AtomicInteger();
  final List<String> heads = new CopyOnWriteArrayList<>();

  interface Talk {
    void with(Connection connection) throws Exception;
  }

  RawServer(Talk talk) throws IOException {
    this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), talk);
  }

  RawServer(ServerSocket server, Talk talk) {
    this.server = server;
    this.talk = talk;
    threads.submit(this::accept);
  }

  /// Answers each request of each connection with this.
  static RawServer answering(String answer) throws IOException {
    return new RawServer(
        connection -> {
          while (!connection.head().isEmpty()) {
            connection.say(answer);
          }
        });
  }

  private Object accept() throws IOException {
    while (true) {
      Socket socket = server.accept();
      open.add(socket);
      connections.incrementAndGet();
      threads.submit(
          () -> {
            try (socket) {
              talk.with(new Connection(socket, heads));
            } catch (IOException e) {
              // the client went away
            }
            return "";
          });
    }
  }

  int port() {
    return server.getLocalPort();
  }

  String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
    threads.shutdownNow();
  }

  record Connection(Socket socket, List<String> heads) {

    /// The next request's head, empty at the end; its body is read and forgotten.
    String head() throws IOException {
      String head = justHead();
      if (!head.isEmpty()) {
        in().readNBytes(length(head));
      }
      return head;
    }

    String justHead() throws IOException {
      ByteArrayOutputStream head = new ByteArrayOutputStream();
      while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
        int next = in().read();
        if (next < 0) {
          return "";
        }
        head.write(next);
      }
      String text = head.toString(StandardCharsets.UTF_8);
      heads.add(text);
      return text;
    }

    static int length(String head) {
      return head.lines()
          .filter(it -> it.toLowerCase(Locale.ROOT).startsWith("content-length:"))
          .map(it -> Integer.parseInt(it.substring(15).strip()))
          .findFirst()
          .orElse(0);
    }

    InputStream in() throws IOException {
      return socket.getInputStream();
    }

    OutputStream out() throws IOException {
      return socket.getOutputStream();
    }

    void say(String text) throws IOException {
      out().write(text.getBytes(StandardCharsets.UTF_8));
      out().flush();
    }

    void ok(String body) throws IOException {
      int length = body.getBytes(StandardCharsets.UTF_8).length;
      say("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n" + body);
    }

    /// Waits until the client closes.
    void untilClosed() throws IOException {
      in().transferTo(OutputStream.nullOutputStream());
    }
  }
}
