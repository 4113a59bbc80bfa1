package dev.runner.cli;

import dev.runner.driver.http.Conduct;
import dev.runner.driver.http.Content;
import dev.runner.driver.http.Header;
import dev.runner.driver.http.Masked;
import dev.runner.driver.http.Request;
import dev.runner.plan.Http;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A request as a command of curl, without what might be a credential.
final class Curl {
  private final List<String> words = new ArrayList<>(List.of("curl"));

  private Curl() {}

  /// @param timeout of the attempt
  static String of(Request request, Optional<Duration> timeout) {
    Curl curl = new Curl();
    curl.method(request);
    request.headers().forEach(it -> curl.header(it));
    curl.content(request.content());
    curl.conduct(request.conduct());
    timeout.ifPresent(it -> curl.add("--max-time", seconds(it)));
    curl.add(Masked.url(request.url()));
    return ShellWords.of(curl.words);
  }

  private void add(String... more) {
    words.addAll(List.of(more));
  }

  private void method(Request request) {
    boolean implied =
        request.method().equals("GET") && request.content() instanceof Content.None
            || request.method().equals("POST") && !(request.content() instanceof Content.None);
    if (request.method().equals("HEAD")) {
      add("--head");
    } else if (!implied) {
      add("--request", request.method());
    }
  }

  private void header(Header header) {
    add("--header", Masked.header(header));
  }

  private void content(Content content) {
    switch (content) {
      case Content.None _ -> {}
      case Content.Bytes(byte[] bytes) ->
          add("--data-raw", new String(bytes, StandardCharsets.UTF_8));
      case Content.File(Path path) -> add("--data-binary", "@" + path);
      case Content.Multipart(List<Content.Part> parts) -> parts.forEach(this::part);
    }
  }

  private void part(Content.Part part) {
    String more =
        (part.type().isEmpty() ? "" : ";type=" + part.type())
            + (part.filename().isEmpty() ? "" : ";filename=" + part.filename());
    switch (part.content()) {
      case Content.File(Path path) -> add("--form", part.name() + "=@" + path + more);
      case Content.Bytes(byte[] bytes) ->
          add("--form-string", part.name() + "=" + new String(bytes, StandardCharsets.UTF_8));
      case Content.None _, Content.Multipart _ -> {}
    }
  }

  private void conduct(Conduct conduct) {
    add("--compressed", "--connect-timeout", seconds(conduct.connectTimeout()));
    if (conduct.redirects() == Http.Follow.ANY) {
      add("--location", "--max-redirs", Integer.toString(conduct.maxRedirects()));
    }
    conduct.tls().ca().ifPresent(it -> add("--cacert", it.toString()));
    conduct.tls().cert().ifPresent(it -> add("--cert", it.toString()));
    conduct.tls().key().ifPresent(it -> add("--key", it.toString()));
    if (conduct.tls().insecure()) {
      add("--insecure");
    }
    conduct.proxy().ifPresent(it -> add("--proxy", Masked.url(it)));
    conduct.save().ifPresent(it -> add("--output", it.toString()));
  }

  private static String seconds(Duration duration) {
    long millis = duration.toMillis();
    return millis % 1000 == 0
        ? Long.toString(millis / 1000)
        : millis / 1000 + "." + "%03d".formatted(millis % 1000);
  }
}
