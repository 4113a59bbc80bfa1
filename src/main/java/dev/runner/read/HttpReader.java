package dev.runner.read;

import dev.runner.expr.Template;
import dev.runner.plan.Http;
import dev.runner.plan.StatusSet;
import dev.runner.text.Span;
import dev.runner.yaml.Node;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads what a step, or `defaults`, says of an HTTP request.
final class HttpReader {
  private static final String HTTP = "a mapping such as `{url: \"https://example.org/\"}`";
  private static final List<String> KINDS = List.of("basic", "bearer");
  private final Settings settings;
  private final Expressions expressions;
  private final TemplatesReader templates;

  HttpReader(Settings settings) {
    this.settings = settings;
    this.expressions = new Expressions(settings.problems());
    this.templates = new TemplatesReader(settings);
  }

  /// `http` of a step.
  Optional<HttpPart> request(Node node, Span key) {
    return node instanceof Node.Scalar scalar
        ? settings.shapes().wrong(node, HTTP, "write `{url: \"" + scalar.value() + "\"}`")
        : settings.shapes().mapping(node, HTTP).map(it -> request(it, key));
  }

  private HttpPart request(Node.Mapping mapping, Span key) {
    Fields fields = new Fields(mapping, "`http`", key, settings.problems());
    HttpPart part = request(fields, fields.take("save", this::template));
    fields.end();
    return part;
  }

  private HttpPart request(Fields fields, Optional<Template> save) {
    Optional<Template> url = fields.need("url", "such as `url: /users`", this::template);
    return part(fields, url, new PayloadReader(settings).read(fields), save);
  }

  /// `http` of targets, as far as it is a request.
  HttpPart source(Fields fields) {
    return request(fields, Optional.empty());
  }

  /// `defaults.http`.
  Optional<HttpPart> defaults(Node node, Span key) {
    return settings
        .shapes()
        .mapping(node, "a mapping such as `{base_url: \"https://example.org\"}`")
        .map(it -> defaults(it, key));
  }

  private HttpPart defaults(Node.Mapping mapping, Span key) {
    Fields fields = new Fields(mapping, "`http`", key, settings.problems());
    fields.refuse("url", "each step has its own `url`", "write what they share as `base_url`");
    HttpPart part = part(fields, Optional.empty(), Optional.empty(), Optional.empty());
    fields.end();
    return part;
  }

  private HttpPart part(
      Fields fields,
      Optional<Template> url,
      Optional<PayloadReader.Read> payload,
      Optional<Template> save) {
    return new HttpPart(
        fields.take("method", this::method),
        fields.take("base_url", this::template),
        url,
        fields
            .take("query", it -> templates.lists(it, "a mapping such as `{page: 2}`"))
            .orElse(Map.of()),
        fields.take("headers", new HeadersReader(settings)::read).orElse(Map.of()),
        payload,
        fields.take("auth", it -> auth(it, fields.spanOf("auth"))),
        fields.take("request_id", this::requestId),
        fields
            .take("expect", it -> expect(it, fields.spanOf("expect")))
            .orElse(HttpPart.Expectation.NOTHING),
        fields.take("redirects", new RedirectsReader(settings)::read),
        fields.take("tls", it -> tls(it, fields.spanOf("tls"))),
        fields.take("proxy", this::template),
        fields.take("connect_timeout", settings::duration),
        save,
        fields.take("max_body", new SizeReader(settings)::read));
  }

  private Optional<Template> template(Node node) {
    return expressions.string(node).flatMap(it -> Template.parse(it.text(), settings.problems()));
  }

  private Optional<Template> method(Node node) {
    return template(node)
        .filter(it -> !it.constant() || it.toString().matches("[A-Z]{1,20}") || misspelt(node, it));
  }

  private boolean misspelt(Node node, Template method) {
    String upper = method.toString().toUpperCase(Locale.ROOT);
    String hint = upper.matches("[A-Z]{1,20}") ? "write `" + upper + "`" : "";
    return settings.shapes().wrong(node, "a method such as `GET` or `POST`", hint).isPresent();
  }

  private Optional<HttpPart.RequestId> requestId(Node node) {
    boolean none =
        node instanceof Node.Scalar scalar
            && scalar.kind() == Node.Kind.BOOLEAN
            && scalar.value().equalsIgnoreCase("false");
    return none
        ? Optional.of(new HttpPart.RequestId(Optional.empty()))
        : new HeadersReader(settings).name(node).map(it -> new HttpPart.RequestId(Optional.of(it)));
  }

  private Optional<Http.Auth> auth(Node node, Span key) {
    String expected = "a mapping such as `{bearer: \"${{ env.TOKEN }}\"}`";
    return settings.shapes().mapping(node, expected).flatMap(it -> auth(it, key));
  }

  private Optional<Http.Auth> auth(Node.Mapping mapping, Span key) {
    Fields fields = new Fields(mapping, "`auth`", key, settings.problems());
    Optional<Http.Auth> basic =
        fields.take("basic", it -> basic(it, fields.spanOf("basic"))).map(it -> it);
    Optional<Http.Auth> bearer = fields.take("bearer", this::template).map(Http.Auth.Bearer::new);
    if (fields.among(KINDS).size() != 1) {
      fields.absent("bearer", "`auth` has either `basic` or `bearer`", "");
    }
    fields.end();
    return basic.or(() -> bearer);
  }

  private Optional<Http.Auth.Basic> basic(Node node, Span key) {
    String expected = "a mapping such as `{username: ada, password: \"${{ env.PASSWORD }}\"}`";
    return settings.shapes().mapping(node, expected).flatMap(it -> basic(it, key));
  }

  private Optional<Http.Auth.Basic> basic(Node.Mapping mapping, Span key) {
    Fields fields = new Fields(mapping, "`basic`", key, settings.problems());
    Optional<Template> username = fields.need("username", "who asks", expressions::template);
    Optional<Template> password =
        fields.need("password", "such as `\"${{ env.PASSWORD }}\"`", expressions::template);
    fields.end();
    return username.flatMap(it -> password.map(secret -> new Http.Auth.Basic(it, secret)));
  }

  private Optional<HttpPart.Expectation> expect(Node node, Span key) {
    return settings
        .shapes()
        .mapping(node, "a mapping such as `{status: [200, 404]}`")
        .map(it -> expect(it, key));
  }

  private HttpPart.Expectation expect(Node.Mapping mapping, Span key) {
    Fields fields = new Fields(mapping, "`expect`", key, settings.problems());
    Optional<StatusSet> status = fields.take("status", new StatusReader(settings)::read);
    HttpPart.Expectation expectation =
        new HttpPart.Expectation(
            status,
            fields.take("headers", new HeadersReader(settings)::read).orElse(Map.of()),
            fields.take("body", expressions::unchecked));
    fields.end();
    return expectation;
  }

  private Optional<Http.Tls> tls(Node node, Span key) {
    return settings
        .shapes()
        .mapping(node, "a mapping such as `{ca: ca.pem}`")
        .map(it -> tls(it, key));
  }

  private Http.Tls tls(Node.Mapping mapping, Span key) {
    Fields fields = new Fields(mapping, "`tls`", key, settings.problems());
    Optional<Template> cert = fields.take("cert", this::template);
    Optional<Template> secret = fields.take("key", this::template);
    if (cert.isPresent() != secret.isPresent()) {
      fields.absent(
          cert.isPresent() ? "key" : "cert", "`cert` and `key` go together", "name both files");
    }
    Http.Tls tls =
        new Http.Tls(
            fields.take("ca", this::template),
            cert,
            secret,
            fields.take("insecure", settings::flag).orElse(false));
    fields.end();
    return tls;
  }
}
