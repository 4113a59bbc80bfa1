package dev.runner.read;

import dev.runner.expr.Scope;
import dev.runner.expr.Template;
import dev.runner.plan.Http;
import dev.runner.text.Span;
import dev.runner.text.Text;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes the request of a step of what it says and what it takes over.
final class RequestReader {
  private static final String OUT = "leave it out";

  /// What only a command has, and what to do instead.
  private static final Map<String, String> OF_COMMANDS =
      Map.of(
          "stdin",
          "write what a request carries as its `body`",
          "success_exit_codes",
          "write `expect: {status: [200, 404]}` in `http`",
          "working_dir",
          OUT,
          "env",
          OUT,
          "env_file",
          OUT,
          "inherit_env",
          OUT,
          "merge_stderr",
          OUT,
          "grace",
          OUT,
          "shell",
          OUT);

  private final Settings settings;
  private final Scope scope;

  RequestReader(Settings settings, Scope scope) {
    this.settings = settings;
    this.scope = scope;
  }

  /// The request; empty where the step makes none, or it is wrong.
  Optional<Http> read(Fields fields, HttpPart defaults) {
    if (!fields.hasAny(Set.of("http"))) {
      return Optional.empty();
    }
    if (!fields.hasAny(Set.of("exec", "run"))) {
      OF_COMMANDS.forEach(
          (key, instead) ->
              fields.refuse(key, "`" + key + "` belongs to `exec` and `run`", instead));
    }
    Span key = fields.spanOf("http");
    return fields
        .take("http", it -> new HttpReader(settings).request(it, key))
        .map(it -> it.over(defaults))
        .flatMap(it -> checked(it, key));
  }

  /// The request that a source of targets or a probe makes.
  Optional<Http> whole(HttpPart part, HttpPart defaults, Span key) {
    return checked(part.over(defaults), key);
  }

  private Optional<Http> checked(HttpPart part, Span key) {
    part.templates().forEach(it -> it.check(scope.unseen(), settings.problems()));
    part.save().ifPresent(it -> it.check(scope, settings.problems()));
    Scope answered = EndScopes.answered(scope);
    part.payload()
        .ifPresent(
            it ->
                it.values()
                    .forEach(value -> value.checkValue(scope.unseen(), settings.problems())));
    part.expect().body().ifPresent(it -> it.checkCondition(answered, settings.problems()));
    part.url().ifPresent(it -> check(it, part));
    return part.url().map(it -> http(part, it, key));
  }

  private void check(Template url, HttpPart part) {
    String text = url.toString();
    String start = text.contains("${{") ? text.substring(0, text.indexOf("${{")) : text;
    if (start.isEmpty()) {
      return;
    }
    if (start.matches("(?s)[A-Za-z]+://.*")) {
      checkWhole(url, start);
    } else if (part.baseUrl().isEmpty()) {
      settings
          .problems()
          .error(
              url.span(),
              "this is no whole URL, and there is no `base_url`",
              "write `https://...`, or say `defaults: {http: {base_url: ...}}`");
    }
  }

  /// @param start what is known of it
  private void checkWhole(Template url, String start) {
    boolean host = start.matches("(?s)[^/]+//[^/?#].*") || start.endsWith("//") && !url.constant();
    if (!start.matches("(?is)https?://.*") || !host) {
      settings
          .problems()
          .error(
              url.span(),
              "expected a URL such as `https://example.org/users`, found "
                  + Shapes.quoted(url.toString()));
    }
  }

  private static Http http(HttpPart part, Template url, Span key) {
    Http.Payload payload =
        part.payload().map(PayloadReader.Read::payload).orElseGet(Http.Payload.None::new);
    return new Http(
        part.method()
            .orElseGet(() -> word(payload instanceof Http.Payload.None ? "GET" : "POST", key)),
        part.baseUrl(),
        url,
        part.query(),
        part.headers(),
        payload,
        part.auth(),
        part.requestId().map(HttpPart.RequestId::header).orElse(Optional.of(Http.REQUEST_ID)),
        new Http.Expected(
            part.expect().status().orElse(Http.Expected.SUCCESS.status()),
            part.expect().headers(),
            part.expect().body()),
        part.redirects().orElse(Http.Redirects.DEFAULT),
        part.tls().orElse(Http.Tls.USUAL),
        part.proxy(),
        part.connectTimeout().orElse(Http.CONNECT_TIMEOUT),
        part.save(),
        part.maxBody().orElse(Http.MAX_BODY));
  }

  private static Template word(String word, Span span) {
    return Template.literal(Text.verbatim(word, span));
  }
}
