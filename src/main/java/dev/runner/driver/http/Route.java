package dev.runner.driver.http;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/// Where a connection leads to, and how: connections of the same route serve each other's requests.
record Route(boolean secure, String host, int port, Optional<URI> proxy, Conduct.Tls tls) {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  static Route of(URI url, Conduct conduct) {
    boolean secure = secure(url);
    return new Route(
        secure, host(url), port(url), conduct.proxy(), secure ? conduct.tls() : Conduct.Tls.USUAL);
  }

  private static boolean secure(URI url) {
    return "https".equalsIgnoreCase(url.getScheme());
  }

  private static String host(URI url) {
    String host = url.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static int port(URI url) {
    return url.getPort() >= 0 ? url.getPort() : secure(url) ? HTTPS : HTTP;
  }

  /// Whether two URLs have the same scheme, host and port.
  static boolean sameOrigin(URI one, URI other) {
    return secure(one) == secure(other)
        && port(one) == port(other)
        && one.getHost().toLowerCase(Locale.ROOT).equals(other.getHost().toLowerCase(Locale.ROOT));
  }

  /// The value of `Host`.
  String authority() {
    boolean usual = port == (secure ? HTTPS : HTTP);
    String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    return usual ? name : name + ":" + port;
  }

  /// Whether requests name the whole URL, because a proxy reads them.
  boolean absoluteForm() {
    return proxy.isPresent() && !secure;
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
