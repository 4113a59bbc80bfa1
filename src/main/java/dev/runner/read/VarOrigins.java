package dev.runner.read;

import dev.runner.plan.Origin;
import dev.runner.yaml.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds out where constants are written, and which of them may tell something of a secret param.
final class VarOrigins {
  /// All params, or one whose name is computed.
  private static final Pattern ANY = Pattern.compile("\\b(params|vars)\\b(?!\\s*\\.\\s*\\w)");

  private final Set<String> secret = new TreeSet<>();
  private final Map<String, Origin> all = new LinkedHashMap<>();

  private VarOrigins() {}

  /// @param params where those come from that the constants may use
  static Map<String, Origin> of(Optional<Node> vars, Map<String, Origin> params) {
    VarOrigins origins = new VarOrigins();
    params.forEach((name, it) -> origins.secret.addAll(it.secret() ? List.of(name) : List.of()));
    if (vars.isPresent() && vars.get() instanceof Node.Mapping mapping) {
      mapping.entries().forEach(origins::add);
    }
    return origins.all;
  }

  private void add(Node.Entry entry) {
    String name = entry.key().value();
    boolean tells = !secret.isEmpty() && texts(entry.value()).anyMatch(this::tells);
    if (tells) {
      secret.add(name);
    }
    all.put(name, new Origin(entry.key().span().source().name(), tells));
  }

  /// Rather too often than too seldom: it is enough that a name stands there.
  private boolean tells(String text) {
    String names = secret.stream().map(Pattern::quote).collect(Collectors.joining("|"));
    return text.contains("${{")
        && (ANY.matcher(text).find()
            || Pattern.compile("\\b(" + names + ")\\b").matcher(text).find());
  }

  private static Stream<String> texts(Node node) {
    return switch (node) {
      case Node.Scalar scalar -> Stream.of(scalar.value());
      case Node.Sequence list -> list.items().stream().flatMap(VarOrigins::texts);
      case Node.Mapping mapping -> mapping.entries().stream().flatMap(it -> texts(it.value()));
    };
  }
}
