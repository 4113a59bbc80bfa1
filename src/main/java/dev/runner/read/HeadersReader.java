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

  /// Those that a request has.
  Optional<Map<String, Template>> sent(Node node) {
    if (node instanceof Node.Mapping mapping) {
      mapping.entries().forEach(it -> own(it.key().value(), it.key().span()));
    }
    return expected(node);
  }

  /// Those that an answer must have.
  Optional<Map<String, Template>> expected(Node node) {
    if (node instanceof Node.Mapping mapping) {
      Set<String> names = new HashSet<>();
      mapping.entries().forEach(it -> check(it, names));
    }
    return new TemplatesReader(settings).texts(node, HEADERS);
  }

  private boolean own(String name, Span span) {
    boolean own = OWN.contains(name.toLowerCase(Locale.ROOT));
    if (own) {
      settings.problems().error(span, "runner itself sets `" + name + "`", "leave it out");
    }
    return own;
  }

  private void check(Node.Entry entry, Set<String> names) {
    String name = entry.key().value();
    Span span = entry.key().span();
    if (!NAME.matcher(name).matches()) {
      settings
          .problems()
          .error(span, Shapes.quoted(name) + " can't be the name of a header", written(name));
    } else if (!names.add(name.toLowerCase(Locale.ROOT))) {
      settings.problems().error(span, "`" + name + "` is named twice", "leave one out");
    }
    if (entry.value() instanceof Node.Scalar scalar
        && !scalar.value().contains("${{")
        && scalar.value().strip().chars().anyMatch(it -> it == '\n' || it == '\r' || it == 0)) {
      settings.problems().error(scalar.span(), "a header's value is one line");
    }
  }

  private static String written(String name) {
    String tidy = name.strip().replaceAll("\\s*:$", "").replaceAll("\\s+", "-");
    return NAME.matcher(tidy).matches() ? "write `" + tidy + "`" : "";
  }

  /// The name of a header that runner may add.
  ///
  /// @param expected what has to stand here, as a message names it
  Optional<String> name(Node node, String expected) {
    return settings
        .scalar(node, expected)
        .flatMap(it -> proper(it) ? Optional.of(it.text()) : settings.wrong(it, expected, ""))
        .filter(it -> !own(it, node.span()));
  }

  private static boolean proper(Setting name) {
    return name.kind() == Node.Kind.STRING && NAME.matcher(name.text()).matches();
  }
}
