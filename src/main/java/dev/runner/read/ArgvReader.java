package dev.runner.read;

import dev.runner.expr.Template;
import dev.runner.yaml.Node;
import java.util.List;
import java.util.Optional;

/// Reads a program and its arguments, each a text of its own.
final class ArgvReader {
  private static final String ARGV = "a list: a program and its arguments, such as `[git, fetch]`";
  private final Settings settings;
  private final Expressions expressions;

  private final String otherwise;

  /// @param otherwise what else may be written where somebody wrote a line: `, or ...`; may be
  ///   empty
  ArgvReader(Settings settings, String otherwise) {
    this.settings = settings;
    this.otherwise = otherwise;
    this.expressions = new Expressions(settings.problems());
  }

  /// The arguments, their templates not yet checked.
  Optional<List<Template>> read(Node node) {
    return node instanceof Node.Scalar scalar
        ? settings.shapes().wrong(node, ARGV, hint(scalar.value().strip()))
        : settings.shapes().items(node, ARGV).map(this::arguments);
  }

  private String hint(String line) {
    boolean plain = line.matches("[\\w@%+=:./ -]{1,60}");
    return (plain
            ? "write `[" + String.join(", ", line.split(" +")) + "]`"
            : "write each argument by itself")
        + otherwise;
  }

  private List<Template> arguments(List<Node> items) {
    List<Template> argv = items.stream().flatMap(it -> expressions.template(it).stream()).toList();
    if (items.getFirst() instanceof Node.Scalar program
        && program.value().isEmpty()
        && !program.plain()) {
      settings.problems().error(program.span(), "the program's name is empty");
    }
    return argv;
  }
}
