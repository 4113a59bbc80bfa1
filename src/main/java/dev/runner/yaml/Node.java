package dev.runner.yaml;

import dev.runner.text.Span;
import dev.runner.text.Text;
import java.util.List;

/// A piece of a YAML document, and where it was written. An alias has become the node it names.
public sealed interface Node {

  /// Where the node was written.
  Span span();

  /// A scalar: its text as written between any quotes, and what the YAML 1.2 core schema makes of
  /// it.
  ///
  /// @param plain whether it was written without quotes and not as a block, so that its text alone
  ///   decides its kind
  record Scalar(Text text, Kind kind, boolean plain) implements Node {
    @Override
    public Span span() {
      return text.span();
    }

    public String value() {
      return text.value();
    }
  }

  /// What a scalar is by the core schema.
  enum Kind {
    STRING,
    BOOLEAN,
    INTEGER,
    FLOAT,
    NULL
  }

  /// A list of nodes.
  record Sequence(List<Node> items, Span span) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /// Keys and their values in the order written; keys are unique.
  record Mapping(List<Entry> entries, Span span) implements Node {
    public Mapping {
      entries = List.copyOf(entries);
    }
  }

  /// One key of a mapping and its value.
  record Entry(Scalar key, Node value) {}
}
