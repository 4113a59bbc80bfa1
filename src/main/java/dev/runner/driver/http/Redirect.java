package dev.runner.driver.http;

import dev.runner.plan.Http;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What becomes of a redirect (RFC 9110, 15.4).
sealed interface Redirect {
  /// It is no redirect.
  record None() implements Redirect {}

  /// Another request is made.
  record Followed(Request request) implements Redirect {}

  /// It is left as it is.
  ///
  /// @param why for people
  record Stayed(String why) implements Redirect {}

  /// Headers that can't be credentials: these go to another origin.
  Set<String> HARMLESS =
      Set.of(
          "accept",
          "accept-language",
          "accept-encoding",
          "user-agent",
          "content-type",
          "content-language",
          "cache-control",
          "x-request-id");

  /// @param location the answer's
  static Redirect of(Request request, int status, Optional<String> location) {
    boolean redirect = Set.of(301, 302, 303, 307, 308).contains(status) && location.isPresent();
    if (!redirect) {
      return new None();
    }
    Http.Follow follow = request.conduct().redirects();
    Optional<URI> there = resolved(request.url(), location.get());
    if (there.isEmpty()) {
      return new Stayed("to an improper place");
    }
    String shown = "to " + Masked.url(there.get());
    boolean same = Route.sameOrigin(request.url(), there.get());
    if (follow == Http.Follow.NONE) {
      return new Stayed(shown);
    }
    if (!same && follow == Http.Follow.SAME_ORIGIN) {
      return new Stayed(shown + ", which is another origin: `redirects: any` follows it");
    }
    if (insecure(there.get()) && !insecure(request.url())) {
      return new Stayed(shown + ", which would give up https");
    }
    return new Followed(next(request, status, there.get(), same));
  }

  /// Those of these headers that can't be credentials.
  static List<Header> harmless(List<Header> headers) {
    return headers.stream()
        .filter(it -> HARMLESS.contains(it.name().toLowerCase(Locale.ROOT)))
        .toList();
  }

  private static boolean insecure(URI url) {
    return url.getScheme().equalsIgnoreCase("http");
  }

  private static Optional<URI> resolved(URI from, String location) {
    try {
      StringBuilder encoded = new StringBuilder();
      Percent.URL.encode(location.strip(), encoded);
      URI there = from.resolve(new URI(encoded.toString()));
      boolean proper = there.getHost() != null && there.getScheme().matches("(?i)https?");
      String text = there.toString();
      int fragment = text.indexOf('#');
      return proper
          ? Optional.of(fragment < 0 ? there : new URI(text.substring(0, fragment)))
          : Optional.empty();
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Request next(Request request, int status, URI there, boolean same) {
    boolean changed =
        status == 303 && !request.method().equals("HEAD")
            || (status == 301 || status == 302) && request.method().equals("POST");
    List<Header> headers =
        request.headers().stream()
            .filter(it -> same || HARMLESS.contains(it.name().toLowerCase(Locale.ROOT)))
            .filter(it -> !changed || !it.name().toLowerCase(Locale.ROOT).startsWith("content-"))
            .toList();
    return new Request(
        changed ? "GET" : request.method(),
        there,
        headers,
        changed ? new Content.None() : request.content(),
        request.conduct());
  }
}
