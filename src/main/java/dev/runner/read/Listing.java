package dev.runner.read;

import dev.runner.yaml.Node;
import java.util.List;
import java.util.Optional;

/// Reads lists, telling who wrote the one thing by itself to put brackets around it.
final class Listing {
  private Listing() {}

  /// The items of a list that may be empty.
  static Optional<List<Node>> list(Shapes shapes, Node node, String expected) {
    return node instanceof Node.Scalar scalar
        ? shapes.wrong(node, expected, "write `[" + scalar.value().strip() + "]`")
        : shapes.list(node, expected).map(Node.Sequence::items);
  }

  /// The items of a list that has some.
  static Optional<List<Node>> items(Shapes shapes, Node node, String expected) {
    return node instanceof Node.Sequence
        ? shapes.items(node, expected)
        : list(shapes, node, expected);
  }
}
