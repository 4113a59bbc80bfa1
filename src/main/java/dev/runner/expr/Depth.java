package dev.runner.expr;

import dev.runner.text.Span;
import java.util.ArrayDeque;
import java.util.Deque;

/// Sees to it that a tree is not too deep to be walked by recursion.
final class Depth {
  private Depth() {}

  static SyntaxException tooDeep(Span span) {
    return new SyntaxException(
        span,
        "this is nested more than " + Parser.DEEPEST + " levels deep",
        "split the expression");
  }

  /// Walks the tree without recursion.
  static void check(Node root) throws SyntaxException {
    Deque<Level> open = new ArrayDeque<>();
    open.push(new Level(root, 1));
    while (!open.isEmpty()) {
      Level level = open.pop();
      if (level.depth > Parser.DEEPEST) {
        throw tooDeep(level.node.span());
      }
      level.node.children().forEach(it -> open.push(new Level(it, level.depth + 1)));
    }
  }

  private record Level(Node node, int depth) {}
}
