package dev.runner.read;

import dev.runner.expr.Template;
import dev.runner.plan.StatusSet;
import dev.runner.text.Span;
import dev.runner.yaml.Node;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads what a step, or `defaults`, says of an HTTP request.
final class HttpReader {
  private static final String HTTP = "a mapping such as `{url: \"https://example.org/\"}`";
  private static final String REQUEST_ID =
      "the name of a header such as `X-Request-Id`, or `false`";
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

  /// `http` of a probe: a URL alone, or a whole request.
  Optional<HttpPart> probe(Node node, Span key) {
    return node instanceof Node.Scalar
        ? expressions.words(node).map(HttpPart.NOTHING::of)
        : request(node, key);
  }

  private HttpPart request(Node.Mapping mapping, Span key) {
    Fields fields = new Fields(mapping, "`http`", key, settings.problems());
    HttpPart part = request(fields, fields.take("save", expressions::words));
    fields.end();
    return part;
  }

  private HttpPart request(Fields fields, Optional<Template> save) {
    Optional<Template> url = fields.need("url", "such as `url: /users`", expressions::words);
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
    fields.refuse("save", "each step has its own `save`", "say it in the step");
    PayloadReader.KINDS.forEach(
        it -> fields.refuse(it, "each step has its own `" + it + "`", "say it in the step"));
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
        fields.take("base_url", this::baseUrl),
        url,
        fields
            .take("query", it -> templates.lists(it, "a mapping such as `{page: 2}`"))
            .orElse(Map.of()),
        headers(fields),
        payload,
        fields.take("auth", it -> new AuthReader(settings).read(it, fields.spanOf("auth"))),
        fields.take("request_id", this::requestId),
        fields
            .take("expect", it -> expect(it, fields.spanOf("expect")))
            .orElse(HttpPart.Expectation.NOTHING),
        fields.take("redirects", new RedirectsReader(settings)::read),
        fields.take("tls", it -> new TlsReader(settings).read(it, fields.spanOf("tls"))),
        fields.take("proxy", this::proxy),
        fields.take("connect_timeout", settings::duration),
        save,
        fields.take("max_body", new SizeReader(settings)::read));
  }

  private Map<String, Template> headers(Fields fields) {
    Map<String, Template> headers =
        fields.take("headers", new HeadersReader(settings)::sent).orElse(Map.of());
    if (fields.hasAny(Set.of("auth"))) {
      headers.entrySet().stream()
          .filter(it -> it.getKey().equalsIgnoreCase("authorization"))
          .forEach(it -> twice(it.getValue().span()));
    }
    return headers;
  }

  private void twice(Span authorization) {
    settings
        .problems()
        .error(authorization, "`auth` sets this header, too", "leave one of them out");
  }

  private Optional<Template> baseUrl(Node node) {
    return expressions.words(node).filter(it -> begins(it, "(?i)https?://.*") || noBase(node));
  }

  private boolean noBase(Node node) {
    String expected = "a URL such as `https://api.example.org/v1`";
    return settings.shapes().wrong(node, expected, "").isPresent();
  }

  /// Runner speaks plain HTTP with a proxy, also where it leads to `https`.
  private Optional<Template> proxy(Node node) {
    return expressions
        .words(node)
        .filter(
            it ->
                begins(it, "(?i)http://.*")
                    || settings
                        .shapes()
                        .wrong(node, "a proxy such as `http://proxy:3128`", "")
                        .isPresent());
  }

  /// Whether a text begins so, or with a value that is not known yet.
  private static boolean begins(Template template, String start) {
    String text = template.toString();
    return text.strip().startsWith("${{") || text.matches("(?s)" + start);
  }

  private Optional<Template> method(Node node) {
    return expressions
        .words(node)
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
        : new HeadersReader(settings)
            .name(node, REQUEST_ID)
            .map(it -> new HttpPart.RequestId(Optional.of(it)));
  }

  private Optional<HttpPart.Expectation> expect(Node node, Span key) {
    String expected = "a mapping such as `{status: [200, 404]}`";
    return node instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.INTEGER
        ? settings.shapes().wrong(node, expected, "write `{status: " + scalar.value() + "}`")
        : settings.shapes().mapping(node, expected).map(it -> expect(it, key));
  }

  private HttpPart.Expectation expect(Node.Mapping mapping, Span key) {
    Fields fields = new Fields(mapping, "`expect`", key, settings.problems());
    Optional<StatusSet> status = fields.take("status", new StatusReader(settings)::read);
    HttpPart.Expectation expectation =
        new HttpPart.Expectation(
            status,
            fields.take("headers", new HeadersReader(settings)::expected).orElse(Map.of()),
            fields.take("body", expressions::unchecked));
    fields.end();
    return expectation;
  }
}
