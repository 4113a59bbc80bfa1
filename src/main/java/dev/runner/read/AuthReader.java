package dev.runner.read;

import dev.runner.expr.Template;
import dev.runner.plan.Http;
import dev.runner.text.Span;
import dev.runner.yaml.Node;
import java.util.List;
import java.util.Optional;

/// Reads `auth`: who asks.
final class AuthReader {
  private static final List<String> KINDS = List.of("basic", "bearer");
  private final Settings settings;
  private final Expressions expressions;

  AuthReader(Settings settings) {
    this.settings = settings;
    this.expressions = new Expressions(settings.problems());
  }

  Optional<Http.Auth> read(Node node, Span key) {
    String expected = "a mapping such as `{bearer: \"${{ env.TOKEN }}\"}`";
    return settings.shapes().mapping(node, expected).flatMap(it -> auth(it, key));
  }

  private Optional<Http.Auth> auth(Node.Mapping mapping, Span key) {
    Fields fields = new Fields(mapping, "`auth`", key, settings.problems());
    Optional<Http.Auth> basic =
        fields.take("basic", it -> basic(it, fields.spanOf("basic"))).map(it -> it);
    Optional<Http.Auth> bearer =
        fields.take("bearer", expressions::words).map(Http.Auth.Bearer::new);
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
}
