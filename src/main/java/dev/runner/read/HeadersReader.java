package dev.runner.read;

import dev.runner.expr.Template;
import dev.runner.text.Span;
import dev.runner.yaml.Node;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads the headers of a request.
final class HeadersReader {
  private static final String HEADERS = "a mapping such as `{Accept: application/json}`";
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}");
  private static final Set<String> OWN =
      Set.of("host", "content-length", "transfer-encoding", "connection", "upgrade", "expect");
  private final Settings settings;

  HeadersReader(Settings settings) {
    this.settings = settings;
  }

  Optional<Map<String, Template>> read(Node node) {
    if (node instanceof Node.Mapping mapping) {
      Set<String> names = new HashSet<>();
      mapping.entries().forEach(it -> check(it, names));
    }
    return new TemplatesReader(settings).texts(node, HEADERS);
  }

  private void check(Node.Entry entry, Set<String> names) {
    String name = entry.key().value();
    Span span = entry.key().span();
    if (!NAME.matcher(name).matches()) {
      settings.problems().error(span, Shapes.quoted(name) + " can't be the name of a header");
    } else if (OWN.contains(name.toLowerCase(Locale.ROOT))) {
      settings.problems().error(span, "runner itself sets `" + name + "`", "leave it out");
    } else if (!names.add(name.toLowerCase(Locale.ROOT))) {
      settings.problems().error(span, "`" + name + "` is named twice", "leave one out");
    }
    if (entry.value() instanceof Node.Scalar scalar
        && !scalar.value().contains("${{")
        && scalar.value().strip().chars().anyMatch(it -> it == '\n' || it == '\r' || it == 0)) {
      settings.problems().error(scalar.span(), "a header's value is one line");
    }
  }

  /// The name of a header.
  Optional<String> name(Node node) {
    return settings
        .text(node)
        .filter(
            it ->
                NAME.matcher(it).matches()
                    || settings
                        .shapes()
                        .wrong(node, "the name of a header such as `X-Request-Id`", "")
                        .isPresent());
  }
}
