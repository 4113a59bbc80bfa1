package dev.runner.driver.http;

import java.net.URI;
import java.util.Optional;

/// What exchanges have in common that may use the same connection.
record Route(Origin origin, Optional<URI> proxy, Conduct.Tls tls) {

  static Route of(Origin origin, Conduct conduct) {
    return new Route(origin, conduct.proxy(), origin.secure() ? conduct.tls() : Conduct.Tls.USUAL);
  }

  /// Written out: what a record brings along is slow where only the JVM's first compiler runs.
  @Override
  @SuppressWarnings("ReferenceEquality") // mostly it is the very same
  public boolean equals(Object other) {
    return other instanceof Route route
        && origin.port() == route.origin.port()
        && origin.host().equals(route.origin.host())
        && origin.scheme().equals(route.origin.scheme())
        && proxy.equals(route.proxy)
        && (tls == route.tls || tls.equals(route.tls));
  }

  @Override
  public int hashCode() {
    return 31 * origin.host().hashCode() + origin.port();
  }

  /// Whether requests go to a proxy that hands them on; to an `https` server there is a tunnel.
  boolean relayed() {
    return proxy.isPresent() && !origin.secure();
  }
}
