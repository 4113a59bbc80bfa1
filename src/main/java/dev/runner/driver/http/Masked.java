package dev.runner.driver.http;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/// Requests and answers as they may be shown: without what might be a credential.
public final class Masked {
  private static final String STARS = "***";
  private static final Set<String> NAMES =
      Set.of("authorization", "proxy-authorization", "cookie", "set-cookie");
  private static final Set<String> WORDS =
      Set.of(
          "token",
          "secret",
          "password",
          "passwd",
          "api-key",
          "apikey",
          "api_key",
          "auth",
          "signature");

  private Masked() {}

  /// The line of a header.
  public static String header(Header header) {
    return header.name() + ": " + (secret(header.name()) ? STARS : header.value());
  }

  /// A line of a head.
  static String line(String line) {
    int colon = line.indexOf(':');
    int blank = line.indexOf(' ');
    if (colon > 0 && (blank < 0 || colon < blank)) {
      return secret(line.substring(0, colon)) ? line.substring(0, colon + 2) + STARS : line;
    }
    int end = line.lastIndexOf(' ');
    return blank > 0 && end > blank && line.indexOf('?') > 0
        ? line.substring(0, blank + 1)
            + target(line.substring(blank + 1, end))
            + line.substring(end)
        : line;
  }

  /// A URL, without the user info and the values of fields that are called like secrets.
  public static String url(URI url) {
    String authority = url.getRawAuthority(); // also where URI sees no host, as in `my_host:80`
    StringBuilder text = new StringBuilder();
    text.append(url.getScheme()).append("://");
    text.append(authority.substring(authority.lastIndexOf('@') + 1)).append(url.getRawPath());
    if (url.getRawQuery() != null) {
      text.append('?');
      query(url.getRawQuery(), text);
    }
    return text.toString();
  }

  private static void query(String query, StringBuilder into) {
    String separator = "";
    for (String field : query.split("&", -1)) {
      int equals = field.indexOf('=');
      boolean hide = equals >= 0 && secret(field.substring(0, equals));
      into.append(separator).append(hide ? field.substring(0, equals + 1) + STARS : field);
      separator = "&";
    }
  }

  /// The target of a request's first line, likewise.
  static String target(String target) {
    int query = target.indexOf('?');
    if (query < 0) {
      return target;
    }
    StringBuilder text = new StringBuilder(target.substring(0, query + 1));
    query(target.substring(query + 1), text);
    return text.toString();
  }

  /// Whether a name promises a secret.
  static boolean secret(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (NAMES.contains(lower)) {
      return true;
    }
    for (String word : WORDS) {
      if (lower.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
