package dev.runner.driver.http;

import java.net.IDN;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/// Where a URL leads: to whom a credential may be shown.
///
/// @param scheme `http` or `https`
/// @param host in lower case; an IPv6 address in brackets
record Origin(String scheme, String host, int port) {

  /// @throws FailureException where the URL is none that can be asked
  static Origin of(URI url) throws FailureException {
    return found(url)
        .orElseThrow(
            () ->
                FailureException.last(
                    "`" + withoutUserInfo(url) + "` is no http or https URL with a host"));
  }

  /// Empty where the URL is none that can be asked.
  static Optional<Origin> found(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https") || url.getRawAuthority() == null) {
      return Optional.empty();
    }
    int usual = scheme.equals("http") ? 80 : 443;
    return url.getHost() == null
        ? unusual(scheme, url.getRawAuthority(), usual)
        : checked(scheme, url.getHost(), url.getPort() < 0 ? usual : url.getPort());
  }

  /// Of a host that [URI] does not see as one, such as `my_host` or one with an umlaut.
  private static Optional<Origin> unusual(String scheme, String authority, int usual) {
    String place = authority.substring(authority.lastIndexOf('@') + 1);
    int colon = place.lastIndexOf(':');
    String host = colon < 0 ? place : place.substring(0, colon);
    try {
      int port =
          colon < 0 || colon == place.length() - 1
              ? usual
              : Integer.parseInt(place.substring(colon + 1));
      return checked(scheme, IDN.toASCII(host), port);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Origin> checked(String scheme, String host, int port) {
    boolean possible = !host.isEmpty() && port > 0 && port <= 0xffff;
    return possible
        ? Optional.of(new Origin(scheme, host.toLowerCase(Locale.ROOT), port))
        : Optional.empty();
  }

  /// A URL for people.
  static String withoutUserInfo(URI url) {
    String text = url.toString();
    String info = url.getRawAuthority() == null ? "" : url.getRawAuthority();
    int at = info.lastIndexOf('@');
    return at < 0 ? text : text.replace(info, info.substring(at + 1));
  }

  boolean secure() {
    return scheme.equals("https");
  }

  /// As it is written in messages.
  String place() {
    return host + ":" + port;
  }

  /// As it is written in the `Host` header.
  String authority() {
    return port == (secure() ? 443 : 80) ? host : place();
  }

  /// As it is looked up.
  String address() {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }
}
