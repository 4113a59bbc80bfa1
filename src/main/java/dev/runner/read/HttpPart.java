package dev.runner.read;

import dev.runner.expr.Expression;
import dev.runner.expr.Template;
import dev.runner.plan.Http;
import dev.runner.plan.StatusSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What `defaults.http`, or the `http` of a step, says of a request; silent about the rest. The
/// templates are checked where a step uses them.
record HttpPart(
    Optional<Template> method,
    Optional<Template> baseUrl,
    Optional<Template> url,
    Map<String, List<Template>> query,
    Map<String, Template> headers,
    Optional<PayloadReader.Read> payload,
    Optional<Http.Auth> auth,
    Optional<RequestId> requestId,
    Expectation expect,
    Optional<Http.Redirects> redirects,
    Optional<Http.Tls> tls,
    Optional<Template> proxy,
    Optional<Duration> connectTimeout,
    Optional<Template> save,
    Optional<Long> maxBody) {

  static final HttpPart NOTHING =
      new HttpPart(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          Map.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Expectation.NOTHING,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private static final String AUTHORIZATION = "Authorization";

  /// The header that names each attempt; empty: `false`, none does.
  record RequestId(Optional<String> header) {}

  /// What `expect` says.
  record Expectation(
      Optional<StatusSet> status, Map<String, Template> headers, Optional<Expression> body) {
    static final Expectation NOTHING =
        new Expectation(Optional.empty(), Map.of(), Optional.empty());

    private Expectation over(Expectation outer) {
      return new Expectation(
          status.or(outer::status), named(outer.headers, headers), body.or(outer::body));
    }
  }

  /// The same, of this URL.
  HttpPart of(Template address) {
    return new HttpPart(
        method,
        baseUrl,
        Optional.of(address),
        query,
        headers,
        payload,
        auth,
        requestId,
        expect,
        redirects,
        tls,
        proxy,
        connectTimeout,
        save,
        maxBody);
  }

  /// This, and what an outer level says where this is silent. Who asks is said at one level: by
  /// `auth` or by a header.
  HttpPart over(HttpPart outer) {
    return new HttpPart(
        method.or(outer::method),
        baseUrl.or(outer::baseUrl),
        url,
        joined(outer.query, query),
        named(auth.isPresent() ? without(outer.headers, AUTHORIZATION) : outer.headers, headers),
        payload,
        auth.or(() -> outer.auth.filter(_ -> without(headers, AUTHORIZATION).equals(headers))),
        requestId.or(outer::requestId),
        expect.over(outer.expect),
        redirects.or(outer::redirects),
        tls.or(outer::tls),
        proxy.or(outer::proxy),
        connectTimeout.or(outer::connectTimeout),
        save,
        maxBody.or(outer::maxBody));
  }

  /// Every template that is checked for a text and goes into the request.
  List<Template> templates() {
    List<Template> all = new ArrayList<>();
    List.of(method, baseUrl, proxy).forEach(it -> it.ifPresent(all::add));
    url.ifPresent(all::add);
    query.values().forEach(all::addAll);
    all.addAll(headers.values());
    payload.ifPresent(it -> all.addAll(it.texts()));
    auth.ifPresent(it -> all.addAll(templates(it)));
    all.addAll(expect.headers.values());
    tls.ifPresent(
        it -> List.of(it.ca(), it.cert(), it.key()).forEach(path -> path.ifPresent(all::add)));
    return all;
  }

  private static List<Template> templates(Http.Auth auth) {
    return switch (auth) {
      case Http.Auth.Basic(Template username, Template password) -> List.of(username, password);
      case Http.Auth.Bearer(Template token) -> List.of(token);
    };
  }

  private static <T> Map<String, T> joined(Map<String, T> outer, Map<String, T> inner) {
    Map<String, T> all = new LinkedHashMap<>(outer);
    all.putAll(inner);
    return all;
  }

  /// Headers, those of `inner` winning, whatever the case of their names.
  private static Map<String, Template> named(
      Map<String, Template> outer, Map<String, Template> inner) {
    Map<String, Template> all = new LinkedHashMap<>(outer);
    inner.forEach(
        (name, value) -> {
          all.keySet().removeIf(it -> it.equalsIgnoreCase(name));
          all.put(name, value);
        });
    return all;
  }

  private static Map<String, Template> without(Map<String, Template> headers, String name) {
    Map<String, Template> others = new LinkedHashMap<>(headers);
    others.keySet().removeIf(it -> it.equalsIgnoreCase(name));
    return others;
  }
}
