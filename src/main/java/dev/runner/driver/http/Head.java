package dev.runner.driver.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.impl.EnglishReasonPhraseCatalog;

/// The head of an answer.
///
/// @param raw as the library knows it
record Head(int status, String phrase, List<Header> headers, ClassicHttpResponse raw) {

  /// Waits for it; what servers send before their answer is skipped.
  static Head read(Line line) throws IOException, HttpException {
    line.incoming().allow(Line.MAX_HEAD + Line.BUFFER, Trouble.HEAD_TOO_LARGE);
    ClassicHttpResponse raw = received(line);
    while (raw.getCode() < 200 && raw.getCode() != 101) {
      raw = received(line);
    }
    if (raw.getCode() < 200 || raw.getCode() > 599) {
      throw new ProtocolException("status " + raw.getCode());
    }
    return new Head(raw.getCode(), phrase(raw), headers(raw), raw);
  }

  /// The library takes the end of a connection for the end of a head.
  private static ClassicHttpResponse received(Line line) throws IOException, HttpException {
    try {
      ClassicHttpResponse raw = line.receiveResponseHeader();
      if (!line.incoming().ended()) {
        return raw;
      }
    } catch (HttpException e) {
      if (!line.incoming().ended()) {
        throw e;
      }
    }
    throw FailureException.lost("the connection was closed within the head of the answer");
  }

  private static String phrase(ClassicHttpResponse raw) {
    String phrase = raw.getReasonPhrase();
    if (phrase == null || phrase.isEmpty()) {
      phrase = EnglishReasonPhraseCatalog.INSTANCE.getReason(raw.getCode(), null);
    }
    return phrase == null ? "" : utf8(phrase);
  }

  private static List<Header> headers(ClassicHttpResponse raw) {
    org.apache.hc.core5.http.Header[] all = raw.getHeaders();
    List<Header> headers = new ArrayList<>(all.length);
    for (org.apache.hc.core5.http.Header header : all) {
      String value = header.getValue();
      headers.add(new Header(utf8(header.getName()), value == null ? "" : utf8(value)));
    }
    return headers;
  }

  /// The library takes each byte for a character.
  private static String utf8(String latin) {
    for (int i = 0; i < latin.length(); i++) {
      if (latin.charAt(i) >= 0x80) {
        return new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
      }
    }
    return latin;
  }

  /// The first of this name.
  Optional<String> value(String name) {
    for (Header header : headers) {
      if (header.name().equalsIgnoreCase(name)) {
        return Optional.of(header.value());
      }
    }
    return Optional.empty();
  }

  /// Whether a body follows, be it an empty one.
  boolean bodied(String method) {
    return !method.equals("HEAD") && status != 204 && status != 304;
  }

  /// Whether the server may be asked again over the same connection.
  boolean kept() {
    boolean current = raw.getVersion().greaterEquals(HttpVersion.HTTP_1_1);
    boolean ends = raw.getEntity() != null && delimited();
    String connection = value("Connection").orElse("").toLowerCase(Locale.ROOT);
    boolean wanted = current ? !connection.contains("close") : connection.contains("keep-alive");
    return wanted && !ends;
  }

  /// Whether the body's end is that of the connection.
  private boolean delimited() {
    return raw.getEntity().getContentLength() < 0 && !raw.getEntity().isChunked();
  }

  /// As a [Wire] is told of it.
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(raw.getVersion() + " " + status + " " + phrase);
    headers.forEach(it -> lines.add(it.name() + ": " + it.value()));
    return lines;
  }
}
