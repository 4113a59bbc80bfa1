package dev.runner.driver.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class KnockTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void finds_who_accepts_connections() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      assertThat(Knock.at("" + server.getLocalPort(), SECOND)).isEmpty();
      assertThat(Knock.at("127.0.0.1:" + server.getLocalPort(), SECOND)).isEmpty();
    }
  }

  @Test
  void says_why_nobody_does() throws IOException {
    int port;
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      port = server.getLocalPort();
    }
    assertThat(Knock.at("127.0.0.1:" + port, SECOND))
        .contains("port " + port + ": connection refused");
  }

  @Test
  void knows_what_is_no_port() {
    assertThat(Knock.at("http", SECOND)).contains("`http` is no port");
    assertThat(Knock.at("localhost:70000", SECOND)).contains("`localhost:70000` is no port");
  }
}
