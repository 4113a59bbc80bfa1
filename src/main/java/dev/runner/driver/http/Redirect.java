package dev.runner.driver.http;

import dev.runner.plan.Http;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What an answer's `Location` means for the request.
sealed interface Redirect {
  /// Headers that are nobody's credentials.
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

  /// @param request what is to be asked now
  record Followed(Request request) implements Redirect {}

  /// @param why for people
  record Stayed(String why) implements Redirect {}

  static boolean redirects(int status) {
    return status >= 301 && status <= 303 || status == 307 || status == 308;
  }

  /// @param status one of [#redirects]
  static Redirect of(Request request, int status, String location) {
    Optional<URI> url = Location.resolved(request.url(), location);
    Optional<Origin> to = url.flatMap(Origin::found);
    if (url.isEmpty()) {
      return new Stayed("its Location is no URL");
    }
    if (to.isEmpty()) {
      return new Stayed("to " + scheme(url.get()) + ": not http or https");
    }
    return decided(request, status, url.get(), to.get());
  }

  private static String scheme(URI url) {
    return String.valueOf(url.getScheme());
  }

  private static Redirect decided(Request request, int status, URI url, Origin to) {
    Origin from = Origin.found(request.url()).orElseThrow();
    String where = "to " + to.scheme() + "://" + to.place() + url.getRawPath() + ": ";
    boolean same = from.equals(to);
    if (request.conduct().redirects() == Http.Follow.NONE) {
      return new Stayed(where + "redirects are not followed");
    }
    if (from.secure() && !to.secure()) {
      return new Stayed(where + "from https to http");
    }
    if (request.conduct().redirects() == Http.Follow.SAME_ORIGIN && !same) {
      return new Stayed(where + "another origin");
    }
    return new Followed(next(request, status, url, same));
  }

  private static Request next(Request request, int status, URI url, boolean same) {
    boolean bare = status == 303 || status <= 302 && request.method().equals("POST");
    List<Header> headers =
        request.headers().stream()
            .filter(it -> same || harmless(it.name(), request.conduct()))
            .filter(it -> !bare || !it.name().regionMatches(true, 0, "Content-", 0, 8))
            .toList();
    return new Request(
        bare && !request.method().equals("HEAD") ? "GET" : request.method(),
        url,
        headers,
        bare ? new Content.None() : request.content(),
        request.conduct());
  }

  /// Those of the headers that may go to another origin.
  static List<Header> harmless(Request request) {
    return request.headers().stream().filter(it -> harmless(it.name(), request.conduct())).toList();
  }

  private static boolean harmless(String name, Conduct conduct) {
    return HARMLESS.stream().anyMatch(name::equalsIgnoreCase)
        || conduct.harmless().stream().anyMatch(name::equalsIgnoreCase);
  }
}
