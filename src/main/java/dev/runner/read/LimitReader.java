package dev.runner.read;

import dev.runner.yaml.Node;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads `limit`: the name of a limiter of the plan, or several.
final class LimitReader {
  private static final String EXPECTED = "the name of a limiter, or a list of them";
  private final Settings settings;
  private final Set<String> known;

  /// @param known the names below `limits`
  LimitReader(Settings settings, Set<String> known) {
    this.settings = settings;
    this.known = known;
  }

  Optional<List<String>> read(Node node) {
    Set<String> names = new LinkedHashSet<>();
    switch (node) {
      case Node.Sequence list -> list.items().forEach(it -> name(it, names));
      case Node.Scalar _, Node.Mapping _ -> name(node, names);
    }
    return Optional.of(List.copyOf(names));
  }

  private void name(Node node, Set<String> names) {
    settings.scalar(node, EXPECTED).ifPresent(it -> name(it, names));
  }

  private void name(Setting name, Set<String> names) {
    if (known.contains(name.text())) {
      names.add(name.text());
    } else {
      String message = "there is no limiter " + Shapes.quoted(name.text());
      if (known.isEmpty()) {
        settings
            .problems()
            .error(
                name.span(), message, "declare it: `limits: {" + name.text() + ": {rate: 20/s}}`");
      } else {
        settings.problems().unknown(name.span(), message, name.text(), known);
      }
    }
  }
}
