package dev.runner.driver.http;

import dev.runner.plan.Http;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A request that tests write in a few words.
final class Asking {
  private final String method;
  private final String url;
  private final List<Header> headers = new ArrayList<>();
  private Content content = new Content.None();
  private Http.Follow redirects = Http.Follow.SAME_ORIGIN;
  private int maxRedirects = 10;
  private Duration connectTimeout = Duration.ofSeconds(5);
  private long maxBody = 100 << 20;
  private Optional<Path> save = Optional.empty();
  private Conduct.Tls tls = Conduct.Tls.USUAL;
  private Optional<URI> proxy = Optional.empty();

  private Asking(String method, String url) {
    this.method = method;
    this.url = url;
  }

  static Asking get(String url) {
    return new Asking("GET", url);
  }

  static Asking with(String method, String url) {
    return new Asking(method, url);
  }

  Asking header(String name, String value) {
    headers.add(new Header(name, value));
    return this;
  }

  Asking body(String text) {
    return content(new Content.Bytes(text.getBytes(StandardCharsets.UTF_8)));
  }

  Asking content(Content carried) {
    content = carried;
    return this;
  }

  Asking redirects(Http.Follow followed, int most) {
    redirects = followed;
    maxRedirects = most;
    return this;
  }

  Asking connectTimeout(Duration time) {
    connectTimeout = time;
    return this;
  }

  Asking maxBody(long bytes) {
    maxBody = bytes;
    return this;
  }

  Asking save(Path file) {
    save = Optional.of(file);
    return this;
  }

  Asking tls(Conduct.Tls with) {
    tls = with;
    return this;
  }

  Asking proxy(String through) {
    proxy = Optional.of(URI.create(through));
    return this;
  }

  Request request() {
    Conduct conduct =
        new Conduct(
            redirects,
            maxRedirects,
            connectTimeout,
            maxBody,
            save,
            tls,
            proxy,
            List.of("X-Correlation"));
    return new Request(method, URI.create(url), headers, content, conduct);
  }

  Heard by(Requester requester) {
    Heard heard = new Heard();
    requester.send(request(), heard);
    return heard;
  }
}
