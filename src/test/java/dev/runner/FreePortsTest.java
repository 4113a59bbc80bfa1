package dev.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FreePortsTest {

  @Test
  void gives_twenty_ports_that_differ_and_can_be_bound() throws Exception {
    assertGood(FreePorts.ofKernel());
  }

  @Test
  void asks_the_kernel_where_no_port_lies_outside_its_range() throws Exception {
    assertGood(new FreePorts(() -> new int[0]));
  }

  private static void assertGood(FreePorts ports) throws Exception {
    Set<Integer> given = new TreeSet<>();
    for (int i = 0; i < 20; i++) {
      int port = ports.next().orElseThrow();
      given.add(port);
      try (ServerSocket server = new ServerSocket(port)) {
        assertThat(server.getLocalPort()).isEqualTo(port);
      }
    }
    assertThat(given).hasSize(20).allMatch(it -> it > 1024);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "0.0.0.0", "127.0.0.2"})
  void leaves_out_a_port_on_which_somebody_listens(String address) throws Exception {
    try (ServerSocket server = new ServerSocket()) {
      server.bind(new InetSocketAddress(InetAddress.ofLiteral(address), 0));
      assertThat(new FreePorts(() -> new int[] {server.getLocalPort()}).next()).isEmpty();
    }
  }

  @Test
  void gives_each_of_few_once() {
    int[] three =
        IntStream.generate(() -> FreePorts.ofKernel().next().orElseThrow())
            .distinct()
            .limit(3)
            .toArray();
    FreePorts ports = new FreePorts(() -> three);
    assertThat(IntStream.range(0, 3).map(_ -> ports.next().orElseThrow()).toArray())
        .containsExactlyInAnyOrder(three);
    assertThat(ports.next()).isEmpty();
  }

  @Test
  void chooses_outside_the_range_of_outgoing_connections(@TempDir Path folder) throws Exception {
    Path range = Files.writeString(folder.resolve("range"), "10002\t65533\n");
    assertThat(FreePorts.outside(range)).containsExactly(10_000, 10_001, 65_534, 65_535);
    Files.writeString(range, "1024\t65535\n");
    assertThat(FreePorts.outside(range)).isEmpty();
    assertThat(FreePorts.outside(folder.resolve("none"))).isEmpty();
  }
}
