package dev.runner.driver.http;

import java.net.URI;
import java.util.List;

/// A request with every value in place.
///
/// @param method as it is sent, such as `GET`
/// @param url absolute, `http` or `https`, without a fragment; its user info is not sent
/// @param headers in the order in which they are sent; `Host`, `Content-Length`, `Connection` and
///   `Transfer-Encoding` are the client's
/// @param conduct how the exchange is made
public record Request(
    String method, URI url, List<Header> headers, Content content, Conduct conduct) {
  public Request {
    headers = List.copyOf(headers);
  }

  /// Whether the server may be asked twice.
  boolean repeatable() {
    return switch (method) {
      case "GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE" -> true;
      default -> false;
    };
  }
}
