package dev.runner.read;

import dev.runner.expr.Type;
import dev.runner.expr.Value;
import dev.runner.text.Problems;
import dev.runner.yaml.Node;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Gives the constants their values, in the order of the text.
final class VarsReader {
  private static final int MOST = 1_000;
  private static final String VARS = "a mapping of constants such as `{format: \"%h %s\"}`";
  private final Scopes scopes;
  private final Problems problems;
  private final Map<String, Type> types = new LinkedHashMap<>();
  private final Map<String, Value> values = new LinkedHashMap<>();

  /// @param scopes without constants
  VarsReader(Scopes scopes, Problems problems) {
    this.scopes = scopes;
    this.problems = problems;
  }

  /// The scopes with these constants.
  Scopes read(Optional<Node> node) {
    node.flatMap(it -> new Shapes(problems).mapping(it, VARS)).ifPresent(this::all);
    return scopes.withVars(types, values, Set.of());
  }

  Map<String, Value> values() {
    return values;
  }

  private void all(Node.Mapping mapping) {
    Set<String> later = new LinkedHashSet<>();
    first(mapping.entries()).forEach(it -> later.add(it.key().value()));
    if (mapping.entries().size() > MOST) {
      problems.error(
          mapping.span(), "a plan has at most " + MOST + " vars", "put lists and records into one");
    }
    first(mapping.entries()).forEach(it -> one(it, later));
  }

  private static List<Node.Entry> first(List<Node.Entry> entries) {
    return entries.subList(0, Math.min(entries.size(), MOST));
  }

  private void one(Node.Entry entry, Set<String> later) {
    Identifiers.check(entry.key(), "a constant's name", problems);
    Settings settings = new Settings(scopes.withVars(types, values, later).known(), problems);
    Constant constant = new Values(settings).read(entry.value());
    types.put(entry.key().value(), constant.type());
    constant.value().ifPresent(it -> values.put(entry.key().value(), it));
    later.remove(entry.key().value());
  }
}
