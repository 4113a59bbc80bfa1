package dev.runner.yaml;

import dev.runner.text.Problem;
import dev.runner.text.Problems;
import dev.runner.text.Source;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads a text for the tests of this room, and shows what came of it.
final class Show {
  private Show() {}

  static Node node(String text) {
    Problems problems = new Problems();
    Optional<Node> node = YamlReader.read(new Source("plan.yaml", text), problems);
    if (node.isEmpty() || problems.any()) {
      throw new AssertionError(lines(problems));
    }
    return node.get();
  }

  /// The node as JSON-like text: strings in quotes, other scalars as written.
  static String tree(Node node) {
    return switch (node) {
      case Node.Scalar scalar when scalar.kind() == Node.Kind.STRING ->
          '"' + scalar.value().replace("\n", "\\n") + '"';
      case Node.Scalar scalar -> scalar.kind() + " " + scalar.value();
      case Node.Sequence sequence ->
          sequence.items().stream().map(Show::tree).collect(Collectors.joining(", ", "[", "]"));
      case Node.Mapping mapping ->
          mapping.entries().stream()
              .map(it -> it.key().value() + ": " + tree(it.value()))
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }

  /// What is wrong with a text, a line each: `line:column-length message; hint`.
  static List<String> problems(String text) {
    Problems problems = new Problems();
    YamlReader.read(new Source("plan.yaml", text), problems);
    return lines(problems);
  }

  private static List<String> lines(Problems problems) {
    return problems.all().stream().map(Show::line).toList();
  }

  private static String line(Problem problem) {
    String where = problem.span().line() + ":" + problem.span().column();
    String hint = problem.hint().isEmpty() ? "" : "; " + problem.hint();
    int length = problem.span().end() - problem.span().start();
    return where + "+" + length + " " + problem.message() + hint;
  }
}
