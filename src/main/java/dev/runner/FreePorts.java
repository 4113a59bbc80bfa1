package dev.runner;

import dev.runner.schedule.PortSupply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Finds ports that nothing listens on, each once in a run. It looks outside the range from which
/// the kernel takes ports for outgoing connections: one of these could come to sit on the port
/// before its server does.
final class FreePorts implements PortSupply {
  private static final Path RANGE = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
  private static final int FIRST = 10_000;
  private static final int LAST = 65_535;
  private static final int TRIES = 1_000;

  private final Supplier<int[]> range;
  private Optional<int[]> candidates = Optional.empty();
  private final Set<Integer> given = new HashSet<>();

  /// @param range the ports to choose from, asked when a port is first wanted; none: what the
  ///   kernel gives
  FreePorts(Supplier<int[]> range) {
    this.range = range;
  }

  /// Of this machine.
  static FreePorts ofKernel() {
    return new FreePorts(() -> outside(RANGE));
  }

  /// The ports from 10000 up that are not in the range which a file holds, as `32768 60999`; none
  /// where there is no such file.
  static int[] outside(Path range) {
    try {
      String[] bounds = Files.readString(range).strip().split("\\s+", -1);
      int low = Integer.parseInt(bounds[0]);
      int high = Integer.parseInt(bounds[bounds.length - 1]);
      return IntStream.rangeClosed(FIRST, LAST).filter(it -> it < low || it > high).toArray();
    } catch (IOException | NumberFormatException _) {
      return new int[0];
    }
  }

  @Override
  public synchronized OptionalInt next() {
    int[] some = candidates.orElseGet(range);
    candidates = Optional.of(some);
    for (int i = 0; i < TRIES; i++) {
      OptionalInt port = some.length == 0 ? ofTheKernel() : OptionalInt.of(any(some));
      if (port.isPresent() && given.add(port.getAsInt()) && isFree(port.getAsInt())) {
        return port;
      }
    }
    return OptionalInt.empty();
  }

  private static int any(int[] ports) {
    return ports[ThreadLocalRandom.current().nextInt(ports.length)];
  }

  private static OptionalInt ofTheKernel() {
    try (ServerSocketChannel socket = ServerSocketChannel.open().bind(new InetSocketAddress(0))) {
      return OptionalInt.of(socket.socket().getLocalPort());
    } catch (IOException _) {
      return OptionalInt.empty();
    }
  }

  /// Whether a server could listen on it, whatever address it chooses.
  private static boolean isFree(int port) {
    return takes(StandardProtocolFamily.INET, "0.0.0.0", port)
        && takes(StandardProtocolFamily.INET6, "::", port)
        && takes(StandardProtocolFamily.INET, "127.0.0.1", port);
  }

  /// Whether a socket takes an address; one of a family that the machine does without counts.
  private static boolean takes(StandardProtocolFamily family, String address, int port) {
    try (ServerSocketChannel socket = ServerSocketChannel.open(family)) {
      // Else a port would do on which an old connection lingers, and not every server takes that.
      socket.setOption(StandardSocketOptions.SO_REUSEADDR, false);
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral(address), port));
      return true;
    } catch (UnsupportedOperationException _) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
