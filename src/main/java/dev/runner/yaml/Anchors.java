package dev.runner.yaml;

import dev.runner.text.Span;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.common.Anchor;

/// The nodes that aliases may name so far, and how many nodes the document has with every alias
/// unfolded.
final class Anchors {
  private static final long MOST = 1_000_000;

  private final Map<Anchor, Named> named = new HashMap<>();
  private final Set<Anchor> open = new HashSet<>();
  private long size;

  /// A node and the number of nodes that it unfolds to, itself included.
  private record Named(Node node, long size) {}

  /// The size of the document so far, unfolded.
  long size() {
    return size;
  }

  /// Counts one more node.
  void grow(Span span) {
    grow(1, span);
  }

  /// Begins the collection that an anchor names.
  void begin(Anchor anchor) {
    open.add(anchor);
  }

  /// Ends what an anchor names.
  ///
  /// @param before the size of the document before it
  void end(Anchor anchor, Node node, long before) {
    open.remove(anchor);
    named.put(anchor, new Named(node, size - before));
  }

  /// The node that an alias names.
  Node resolve(Anchor alias, Span span) {
    if (open.contains(alias)) {
      throw new Refusal(
          span,
          "`*" + Brief.of(alias.getValue()) + "` names what it stands in",
          "take it out: it would never end");
    }
    Named found = named.get(alias);
    if (found == null) {
      throw new Refusal(
          span,
          "no `&" + Brief.of(alias.getValue()) + "` before this alias",
          "`*` begins an alias in YAML; put the text in quotes if it is none");
    }
    grow(found.size, span);
    return found.node;
  }

  private void grow(long nodes, Span span) {
    size += nodes;
    if (size > MOST) {
      throw new Refusal(
          span,
          "more than 1,000,000 values, aliases unfolded",
          "put long lists into a file and read that, with `lines`, `csv` or `jsonl`");
    }
  }
}
