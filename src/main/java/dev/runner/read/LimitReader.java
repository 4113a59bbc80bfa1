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
      case Node.Sequence list ->
          settings
              .shapes()
              .items(list, EXPECTED)
              .ifPresent(it -> it.forEach(item -> name(item, names)));
      case Node.Scalar _ -> name(node, names);
      case Node.Mapping _ ->
          settings.shapes().wrong(node, EXPECTED, "declare it in `limits`, or use `rate_limit`");
    }
    return Optional.of(List.copyOf(names));
  }

  private void name(Node node, Set<String> names) {
    settings.scalar(node, EXPECTED).ifPresent(it -> name(it, names));
  }

  private void name(Setting name, Set<String> names) {
    if (!known.contains(name.text())) {
      unknown(name);
    } else if (!names.add(name.text())) {
      settings
          .problems()
          .error(name.span(), "`" + name.text() + "` is named twice", "leave it out");
    }
  }

  private void unknown(Setting name) {
    String message = "there is no limiter " + Shapes.quoted(name.text());
    if (name.text().matches("[0-9]+(/.*)?")) {
      settings.problems().error(name.span(), message, "a rate is written as `rate_limit`");
    } else if (known.isEmpty()) {
      String hint = "declare it: `limits: {" + name.text() + ": {rate: 20/s}}`";
      settings.problems().error(name.span(), message, hint);
    } else {
      settings.problems().unknown(name.span(), message, name.text(), known);
    }
  }
}
