package dev.runner.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A server of this machine that remembers what it was asked and answers as the test says.
final class Server implements AutoCloseable {
  static {
    // Else each answer on a connection that is kept waits for the client's delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final int BACKLOG = 1000;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Asked> asked = new ArrayList<>();
  private final HttpServer server;
  private final Answers answers;
  private int underWay;
  private int most;

  /// A request as it came.
  ///
  /// @param number 1, 2, ... in the order in which they came
  /// @param nanos when, by the clock of this process
  /// @param target path and query, still encoded
  /// @param leaving told before the answer is sent: whoever asked may ask again at once
  record Asked(
      int number, long nanos, String target, HttpExchange exchange, String body, Runnable leaving) {
    /// A header's first value, in UTF-8; empty where there is none.
    String header(String name) {
      String value = exchange.getRequestHeaders().getFirst(name);
      return value == null
          ? ""
          : new String(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    void answer(int status, String text) throws IOException {
      leaving.run();
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }

    /// An answer that asks for a pause.
    void refuse(int status, String retryAfter) throws IOException {
      exchange.getResponseHeaders().set("Retry-After", retryAfter);
      answer(status, "slower, please");
    }
  }

  /// What the test does with a request; called by several threads.
  interface Answers {
    void answer(Asked asked) throws Exception;
  }

  private Server(HttpServer server, Answers answers) {
    this.server = server;
    this.answers = answers;
  }

  static Server answering(Answers answers) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    Server server = new Server(HttpServer.create(address, BACKLOG), answers);
    server.server.createContext("/", server::handle);
    server.server.setExecutor(server.threads);
    server.server.start();
    return server;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      answers.answer(begun(exchange, body));
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private synchronized Asked begun(HttpExchange exchange, String body) {
    String target = exchange.getRequestURI().toString();
    Asked now = new Asked(asked.size() + 1, System.nanoTime(), target, exchange, body, this::ended);
    asked.add(now);
    most = Math.max(most, ++underWay);
    return now;
  }

  private synchronized void ended() {
    underWay--;
  }

  /// All requests so far, in the order in which they came.
  synchronized List<Asked> asked() {
    return List.copyOf(asked);
  }

  /// How many it had at once, at most.
  synchronized int most() {
    return most;
  }

  String url() {
    return url("127.0.0.1");
  }

  /// @param host a name of this machine
  String url(String host) {
    return "http://" + host + ":" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
