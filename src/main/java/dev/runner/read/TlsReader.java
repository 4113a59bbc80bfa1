package dev.runner.read;

import dev.runner.expr.Template;
import dev.runner.plan.Http;
import dev.runner.text.Span;
import dev.runner.yaml.Node;
import java.util.List;
import java.util.Optional;

/// Reads `tls`: whom to trust, and what to be trusted by.
final class TlsReader {
  private final Settings settings;
  private final Expressions expressions;

  TlsReader(Settings settings) {
    this.settings = settings;
    this.expressions = new Expressions(settings.problems());
  }

  Optional<Http.Tls> read(Node node, Span key) {
    return settings
        .shapes()
        .mapping(node, "a mapping such as `{ca: ca.pem}`")
        .map(it -> tls(it, key));
  }

  private Http.Tls tls(Node.Mapping mapping, Span key) {
    Fields fields = new Fields(mapping, "`tls`", key, settings.problems());
    Optional<Template> cert = fields.take("cert", expressions::words);
    Optional<Template> secret = fields.take("key", expressions::words);
    List<String> both = fields.among(List.of("cert", "key"));
    if (both.size() == 1) {
      fields.absent(
          both.contains("cert") ? "key" : "cert",
          "`cert` and `key` go together",
          "name both files");
    }
    Http.Tls tls =
        new Http.Tls(
            fields.take("ca", expressions::words),
            cert,
            secret,
            fields.take("insecure", settings::flag).orElse(false));
    fields.end();
    return tls;
  }
}
