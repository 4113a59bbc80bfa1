package dev.runner.driver.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/// Reads what servers write into `Location`.
final class Location {
  private static final String WRONG = " \"<>\\^`{|}";

  private Location() {}

  /// Where it leads, without a fragment; empty where it is no URL.
  static Optional<URI> resolved(URI base, String location) {
    int fragment = location.indexOf('#');
    String written = escaped(fragment < 0 ? location : location.substring(0, fragment));
    try {
      URI rooted = base.getRawPath().isEmpty() ? base.resolve("/") : base;
      // RFC 2396, which URI follows, would drop the last part of the path
      String relative = written.startsWith("?") ? rooted.getRawPath() + written : written;
      URI url = written.isEmpty() ? rooted : rooted.resolve(new URI(relative));
      boolean bare = url.getRawPath() != null && url.getRawPath().isEmpty();
      return Optional.of(bare ? withPath(url) : url);
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static URI withPath(URI url) throws URISyntaxException {
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    return new URI(url.getScheme() + "://" + url.getRawAuthority() + "/" + query);
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (WRONG.indexOf(c) < 0) {
        escaped.append(c);
      } else {
        escaped.append('%').append(Integer.toHexString(c).toUpperCase(Locale.ROOT));
      }
    }
    return escaped.toString();
  }
}
