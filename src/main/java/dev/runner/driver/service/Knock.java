package dev.runner.driver.service;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// Whether somebody accepts connections at an address.
final class Knock {
  private static final int LAST_PORT = 65_535;

  private Knock() {}

  /// @param address `8080`, `host:8080` or `[::1]:8080`
  /// @return why not; empty where somebody does
  static Optional<String> at(String address, Duration timeout) {
    int colon = address.lastIndexOf(':');
    String host = colon < 0 ? "localhost" : address.substring(0, colon);
    String port = address.substring(colon + 1).strip();
    if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > LAST_PORT) {
      return Optional.of("`" + address + "` is no port");
    }
    return connected(host.replaceAll("^\\[|]$", ""), Integer.parseInt(port), timeout);
  }

  /// Tries all addresses that the host has.
  private static Optional<String> connected(String host, int port, Duration timeout) {
    String problem = "";
    try {
      for (InetAddress each : InetAddress.getAllByName(host)) {
        try (Socket socket = new Socket()) {
          socket.connect(new InetSocketAddress(each, port), (int) timeout.toMillis());
          return Optional.empty();
        } catch (IOException e) {
          problem = String.valueOf(e.getMessage());
        }
      }
      return Optional.of("port " + port + ": " + problem.toLowerCase(Locale.ROOT));
    } catch (IOException e) {
      return Optional.of("there is no host `" + host + "`");
    }
  }
}
