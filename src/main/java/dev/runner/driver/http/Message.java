package dev.runner.driver.http;

import dev.runner.driver.http.Failure.Kind;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpCoreContext;

/// A request as it goes over the wire.
final class Message {
  private static final String USER_AGENT = "runner";

  private final ClassicHttpRequest request;

  private Message(ClassicHttpRequest request) {
    this.request = request;
  }

  static Message of(Request wanted) throws Failure {
    Route route = Route.of(wanted.url(), wanted.conduct());
    BasicClassicHttpRequest request =
        new BasicClassicHttpRequest(wanted.method(), target(wanted.url(), route));
    request.addHeader("Host", route.authority());
    for (Header header : wanted.headers()) {
      request.addHeader(proper(header), header.value());
    }
    usual(request, "User-Agent", USER_AGENT);
    usual(request, "Accept", "*/*");
    usual(request, "Accept-Encoding", "gzip");
    if (route.absoluteForm()) {
      route
          .proxy()
          .flatMap(Tunnel::credentials)
          .ifPresent(it -> request.addHeader("Proxy-Authorization", it));
    }
    carry(wanted.content(), request);
    return new Message(request);
  }

  private static String target(URI url, Route route) {
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    return (route.absoluteForm() ? "http://" + route.authority() : "") + path + query;
  }

  private static String proper(Header header) throws Failure {
    boolean proper = !header.name().isEmpty();
    for (int i = 0; i < header.name().length(); i++) {
      char c = header.name().charAt(i);
      proper &= c > ' ' && c < 0x7f && c != ':';
    }
    for (int i = 0; i < header.value().length(); i++) {
      char c = header.value().charAt(i);
      proper &= c != '\r' && c != '\n' && c != 0;
    }
    if (!proper) {
      throw new Failure(Kind.FINAL, "the header `" + header.name() + "` can't be sent");
    }
    return header.name();
  }

  private static void usual(ClassicHttpRequest request, String name, String value) {
    if (!request.containsHeader(name)) {
      request.addHeader(name, value);
    }
  }

  private static void carry(Content content, ClassicHttpRequest request) throws Failure {
    String boundary = content instanceof Content.Multipart ? UUID.randomUUID().toString() : "";
    Optional<HttpEntity> entity = Entities.of(content, boundary);
    if (entity.isPresent()) {
      request.setEntity(entity.get());
      request.addHeader("Content-Length", Long.toString(entity.get().getContentLength()));
    } else if (request.getMethod().equals("POST") || request.getMethod().equals("PUT")) {
      request.addHeader("Content-Length", "0");
    }
    if (!boundary.isEmpty()) {
      request.setHeader("Content-Type", "multipart/form-data; boundary=" + boundary);
    }
  }

  /// Tells the lines of its head.
  void lines(Consumer<String> wire) {
    wire.accept("> " + request.getMethod() + " " + Masked.target(request.getPath()) + " HTTP/1.1");
    for (org.apache.hc.core5.http.Header header : request.getHeaders()) {
      wire.accept("> " + Masked.header(new Header(header.getName(), header.getValue())));
    }
  }

  void send(DefaultBHttpClientConnection wire) throws IOException, HttpException {
    wire.sendRequestHeader(request);
    wire.sendRequestEntity(request);
    wire.flush();
  }

  /// Whether the connection serves another request after this answer.
  boolean keepsAlive(ClassicHttpResponse response) {
    return DefaultConnectionReuseStrategy.INSTANCE.keepAlive(
        request, response, HttpCoreContext.create());
  }

  /// Whether an answer may have a body.
  static boolean hasBody(String method, int status) {
    return !method.equals("HEAD") && status != 204 && status != 304;
  }
}
