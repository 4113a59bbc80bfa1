package dev.runner.read;

import dev.runner.plan.Command.Shell;
import dev.runner.yaml.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads what scripts are given to: `sh`, `bash`, or an argv.
final class ShellReader {
  private static final String SHELL = "`sh`, `bash` or a list such as `[python3, -u]`";
  private static final Map<String, Shell> NAMED =
      new TreeMap<>(Map.of("sh", new Shell.Sh(), "bash", new Shell.Bash()));
  private final Settings settings;
  private final Expressions expressions;

  ShellReader(Settings settings) {
    this.settings = settings;
    this.expressions = new Expressions(settings.problems());
  }

  Optional<Shell> read(Node node) {
    return node instanceof Node.Scalar scalar
        ? named(scalar)
        : settings.shapes().items(node, SHELL).map(this::argv);
  }

  private Optional<Shell> named(Node.Scalar scalar) {
    Optional<Shell> shell = Optional.ofNullable(NAMED.get(scalar.value()));
    return shell.or(() -> settings.shapes().wrong(scalar, SHELL, hint(scalar.value().strip())));
  }

  private static String hint(String name) {
    return name.matches("[\\w./ -]{1,60}")
        ? "write `[" + String.join(", ", name.split(" +")) + "]`"
        : "";
  }

  private Shell argv(List<Node> items) {
    return new Shell.Other(
        items.stream()
            .flatMap(it -> expressions.written(it).stream())
            .map(Node.Scalar::value)
            .toList());
  }
}
