package dev.runner.driver.http;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.io.HttpMessageWriter;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/// The head of a request, ready to be sent.
final class Outgoing extends BasicClassicHttpRequest {
  private static final long serialVersionUID = 1L;

  private static final byte[] NOTHING = {};

  /// The library would write other characters than those of Latin-1 one by one.
  static final HttpMessageWriter<ClassicHttpRequest> WRITER =
      (message, buffer, out) -> {
        Outgoing outgoing = (Outgoing) message;
        buffer.write(outgoing.text.getBytes(StandardCharsets.UTF_8), out);
        buffer.write(outgoing.along, out);
      };

  private final String text;
  private byte[] along = NOTHING;

  private Outgoing(String method, String text) {
    super(method, "/");
    this.text = text;
  }

  static Outgoing of(Request request, Payload payload, Route route) {
    StringBuilder text = new StringBuilder(256);
    text.append(request.method()).append(' ');
    if (route.relayed()) {
      text.append("http://").append(route.origin().authority());
    }
    text.append(target(request.url())).append(" HTTP/1.1\r\n");
    header(text, "Host", route.origin().authority());
    boolean agent = false;
    boolean accept = false;
    boolean encoding = false;
    for (Header header : request.headers()) {
      header(text, header.name(), header.value());
      agent |= header.name().equalsIgnoreCase("User-Agent");
      accept |= header.name().equalsIgnoreCase("Accept");
      encoding |= header.name().equalsIgnoreCase("Accept-Encoding");
    }
    text.append(agent ? "" : "User-Agent: runner\r\n")
        .append(accept ? "" : "Accept: */*\r\n")
        .append(encoding ? "" : "Accept-Encoding: gzip\r\n");
    payload.type().ifPresent(it -> header(text, "Content-Type", it));
    payload
        .announced(request.method())
        .ifPresent(it -> header(text, "Content-Length", Long.toString(it)));
    if (route.relayed()) {
      credentials(route.proxy().orElseThrow(), text);
    }
    return new Outgoing(request.method(), text.append("\r\n").toString());
  }

  /// Asks a proxy for a tunnel.
  static Outgoing connect(Route route, URI proxy) {
    String place = route.origin().place();
    StringBuilder text = new StringBuilder("CONNECT ").append(place).append(" HTTP/1.1\r\n");
    header(text, "Host", place);
    header(text, "User-Agent", "runner");
    credentials(proxy, text);
    return new Outgoing("CONNECT", text.append("\r\n").toString());
  }

  private static void header(StringBuilder text, String name, String value) {
    text.append(name).append(": ").append(value).append("\r\n");
  }

  private static void credentials(URI proxy, StringBuilder text) {
    String info = proxy.getRawUserInfo();
    if (info != null) {
      String plain = URLDecoder.decode(info.replace("+", "%2B"), StandardCharsets.UTF_8);
      byte[] bytes = plain.getBytes(StandardCharsets.UTF_8);
      header(text, "Proxy-Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
    }
  }

  private static String target(URI url) {
    String path = Optional.ofNullable(url.getRawPath()).filter(it -> !it.isEmpty()).orElse("/");
    String target = url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    return ascii(target) ? target : URI.create(target).toASCIIString();
  }

  private static boolean ascii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /// What goes along with the head.
  void carry(byte[] bytes) {
    along = bytes;
  }

  /// As a [Wire] is told of it.
  List<String> lines() {
    return text.lines().filter(it -> !it.isEmpty()).toList();
  }
}
