package dev.runner.read;

import dev.runner.expr.TextPattern;
import dev.runner.expr.Type;
import dev.runner.expr.Value;
import dev.runner.text.Problems;
import dev.runner.text.Source;
import dev.runner.yaml.Node;
import dev.runner.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What values a parameter takes: one of a type, or a list of such; whatever is said besides holds
/// for each of the list.
///
/// @param permitted the only texts that a value may have; empty: any
/// @param pattern what its text must match as a whole
record ParamKind(
    ParamType type,
    boolean list,
    List<String> permitted,
    Optional<TextPattern> pattern,
    ParamRange range) {
  ParamKind {
    permitted = List.copyOf(permitted);
  }

  static ParamKind of(ParamType type) {
    return new ParamKind(type, false, List.of(), Optional.empty(), ParamRange.OPEN);
  }

  /// What is known of its values.
  Type known() {
    return list ? new Type.Arr(type.type()) : type.type();
  }

  /// What it takes, as messages say it.
  String expected() {
    return list ? "a list such as `a,b`, each item " + one() : one();
  }

  /// What one value must be.
  String one() {
    return permitted.isEmpty()
        ? range.of(type.expected()) + pattern.map(it -> " that matches `" + it + "`").orElse("")
        : Phrases.choice(permitted);
  }

  /// The value that a text of the command line means; empty when it means none. A list is written
  /// `a,b`, or as JSON.
  Optional<Value> parse(String text, Places places) {
    if (!list) {
      return item(text, places);
    }
    Optional<List<String>> texts =
        text.stripLeading().startsWith("[") ? json(text) : Optional.of(commas(text));
    return texts.flatMap(it -> all(it, places));
  }

  /// One value, of a text; empty when it means none.
  Optional<Value> item(String text, Places places) {
    boolean fits =
        (permitted.isEmpty() || permitted.contains(text))
            && pattern.stream().allMatch(it -> it.covers(text));
    return type.parse(text, places)
        .filter(it -> fits && (!type.sized() || range.contains(type.size(it))));
  }

  private Optional<Value> all(List<String> texts, Places places) {
    List<Value> values = texts.stream().flatMap(it -> item(it, places).stream()).toList();
    return values.size() == texts.size() ? Optional.of(new Value.Arr(values)) : Optional.empty();
  }

  private static List<String> commas(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
  }

  /// The texts of a JSON array of scalars.
  private Optional<List<String>> json(String text) {
    Problems problems = new Problems();
    Optional<Node> node = YamlReader.read(new Source("", text), problems);
    return problems.any() || !(node.orElse(null) instanceof Node.Sequence array)
        ? Optional.empty()
        : texts(array.items());
  }

  private Optional<List<String>> texts(List<Node> items) {
    List<String> texts = new ArrayList<>();
    for (Node item : items) {
      if (item instanceof Node.Scalar scalar && type.accepts(scalar.kind())) {
        texts.add(scalar.value());
      }
    }
    return texts.size() == items.size() ? Optional.of(texts) : Optional.empty();
  }
}
