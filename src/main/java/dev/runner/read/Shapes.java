package dev.runner.read;

import dev.runner.text.Problems;
import dev.runner.yaml.Node;
import java.util.List;
import java.util.Optional;

/// Takes nodes for what they have to be, and says what they are instead.
final class Shapes {
  private static final int LONGEST = 40;
  private final Problems problems;

  Shapes(Problems problems) {
    this.problems = problems;
  }

  /// @param expected what has to stand here, as a message names it
  Optional<Node.Mapping> mapping(Node node, String expected) {
    return node instanceof Node.Mapping mapping ? Optional.of(mapping) : wrong(node, expected, "");
  }

  Optional<Node.Sequence> list(Node node, String expected) {
    return node instanceof Node.Sequence list ? Optional.of(list) : wrong(node, expected, "");
  }

  /// A list that has something in it.
  Optional<List<Node>> items(Node node, String expected) {
    return list(node, expected)
        .flatMap(it -> it.items().isEmpty() ? wrong(node, expected, "") : Optional.of(it.items()));
  }

  Optional<Node.Scalar> scalar(Node node, String expected) {
    return node instanceof Node.Scalar scalar ? Optional.of(scalar) : wrong(node, expected, "");
  }

  <T> Optional<T> wrong(Node node, String expected, String hint) {
    problems.error(node.span(), "expected " + expected + ", found " + found(node), hint);
    return Optional.empty();
  }

  private static String found(Node node) {
    return switch (node) {
      case Node.Sequence list -> list.items().isEmpty() ? "an empty list" : "a list";
      case Node.Mapping mapping -> mapping.entries().isEmpty() ? "an empty mapping" : "a mapping";
      case Node.Scalar scalar when scalar.kind() == Node.Kind.NULL && scalar.value().isEmpty() ->
          "nothing";
      case Node.Scalar scalar -> quoted(scalar.value());
    };
  }

  /// A text as a message quotes it: its first line, not all of a long one.
  static String quoted(String text) {
    String line = text.lines().findFirst().orElse("");
    String shown =
        line.length() > LONGEST
            ? line.substring(0, line.offsetByCodePoints(0, cut(line))) + "..."
            : line;
    return shown.isEmpty() ? "an empty text" : "`" + shown + "`";
  }

  private static int cut(String line) {
    return Math.min(LONGEST, line.codePointCount(0, line.length()));
  }
}
