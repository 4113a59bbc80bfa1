package dev.runner.driver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AbortTest {
  private static final String ABORTED = "ABORTED it was aborted";

  @TempDir private Path folder;
  private final CountDownLatch there = new CountDownLatch(1);
  private Requester requester;

  @BeforeEach
  void open() {
    requester = new Requester(folder);
  }

  @AfterEach
  void close() {
    requester.close();
  }

  /// Aborts an exchange when the server has come so far.
  private String aborted(Asking asking) throws InterruptedException {
    Heard heard = new Heard();
    Exchange exchange = requester.send(asking.request(), heard);
    assertThat(there.await(5, TimeUnit.SECONDS)).isTrue();
    exchange.abort();
    exchange.abort();
    String failure = heard.failure();
    exchange.abort();
    assertThat(heard.times).hasValue(1);
    return failure;
  }

  @Test
  void ends_while_it_connects() throws Exception {
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var busy = new Backlog(full)) {
      there.countDown();
      assertThat(aborted(Asking.get("http://127.0.0.1:" + busy.port() + "/"))).isEqualTo(ABORTED);
    }
  }

  @Test
  void ends_within_the_handshake() throws Exception {
    try (var server =
        new RawServer(
            connection -> {
              connection.in().read();
              there.countDown();
              connection.untilClosed();
            })) {
      assertThat(aborted(Asking.get("https://127.0.0.1:" + server.port() + "/")))
          .isEqualTo(ABORTED);
    }
  }

  @Test
  void ends_while_a_proxy_says_nothing() throws Exception {
    try (var server =
        new RawServer(
            connection -> {
              connection.head();
              there.countDown();
              connection.untilClosed();
            })) {
      assertThat(aborted(Asking.get("https://example.invalid/").proxy(server.url(""))))
          .isEqualTo(ABORTED);
    }
  }

  @Test
  void ends_while_the_server_says_nothing() throws Exception {
    try (var server =
        new RawServer(
            connection -> {
              connection.head();
              there.countDown();
              connection.untilClosed();
            })) {
      assertThat(aborted(Asking.get(server.url("/")))).isEqualTo(ABORTED);
    }
  }

  @Test
  void ends_while_the_body_drips_and_leaves_no_file() throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    try (var server =
        new RawServer(
            connection -> {
              connection.head();
              connection.say("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\ndrip");
              there.countDown();
              connection.untilClosed();
              closed.countDown();
            })) {
      assertThat(aborted(Asking.get(server.url("/")).save(folder.resolve("x")))).isEqualTo(ABORTED);
      assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void ends_while_a_large_body_is_sent() throws Exception {
    try (var server =
        new RawServer(
            connection -> {
              connection.justHead();
              there.countDown();
              new CountDownLatch(1).await();
            })) {
      Content large = new Content.Bytes(new byte[50 << 20]);
      assertThat(aborted(Asking.with("POST", server.url("/")).content(large))).isEqualTo(ABORTED);
    }
  }

  @Test
  void does_nothing_when_it_has_ended() throws IOException {
    try (var server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
      Heard heard = new Heard();
      Exchange exchange = requester.send(Asking.get(server.url("/")).request(), heard);
      assertThat(heard.answer().status()).isEqualTo(200);
      exchange.abort();

      assertThat(Asking.get(server.url("/")).by(requester).answer().status()).isEqualTo(200);
      assertThat(server.connections).hasValue(1);
      assertThat(heard.times).hasValue(1);
    }
  }

  @Test
  void ends_before_it_has_begun() {
    Heard heard = new Heard();
    requester.send(Asking.get("http://localhost:9/").request(), heard).abort();
    assertThat(heard.failure()).matches("ABORTED .*|UNSENT .*refused");
  }
}
