package dev.runner.driver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LinesTest {
  private static final Route ROUTE =
      new Route(new Origin("http", "127.0.0.1", 1), Optional.empty(), Conduct.Tls.USUAL);

  private final Lines lines = new Lines();

  private static Line line(ServerSocket server) throws IOException {
    return new Line(
        ROUTE, new Socket(server.getInetAddress(), server.getLocalPort()), Optional.empty());
  }

  private static ServerSocket server() throws IOException {
    return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  @Test
  void drops_what_waited_for_30_seconds() throws IOException {
    try (ServerSocket server = server();
        Socket client = new Socket(server.getInetAddress(), server.getLocalPort())) {
      lines.giveBack(new Line(ROUTE, client, Optional.empty()));
      long now = System.nanoTime();

      assertThat(lines.dropIdle(now + Duration.ofSeconds(29).toNanos())).isTrue();
      assertThat(client.isClosed()).isFalse();
      assertThat(lines.dropIdle(now + Duration.ofSeconds(31).toNanos())).isFalse();
      assertThat(client.isClosed()).isTrue();
      assertThat(lines.lease(ROUTE, true)).isEmpty();
    }
  }

  @Test
  void the_last_that_was_used_is_the_first_to_be_used_again() throws IOException {
    try (ServerSocket server = server()) {
      Line first = line(server);
      Line second = line(server);
      lines.giveBack(first);
      lines.giveBack(second);

      assertThat(lines.lease(ROUTE, true)).containsSame(second);
      assertThat(lines.lease(ROUTE, true)).containsSame(first);
      assertThat(lines.lease(ROUTE, true)).isEmpty();
    } finally {
      lines.close();
    }
  }

  @Test
  void keeps_nothing_when_it_is_closed() throws IOException {
    try (ServerSocket server = server()) {
      lines.close();
      lines.giveBack(line(server));
      assertThat(lines.lease(ROUTE, true)).isEmpty();
    }
  }
}
