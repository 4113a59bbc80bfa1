package dev.runner.read;

import dev.runner.expr.Value;
import dev.runner.plan.TargetSource.Listed;
import dev.runner.plan.Targets;
import dev.runner.text.Problems;
import dev.runner.text.Source;
import dev.runner.text.Text;
import dev.runner.yaml.Node;
import dev.runner.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads targets that a caller lists: `a,b,c`, or a JSON array of scalars and records. What looks
/// like an expression in them is none: values never become code.
public final class GivenList {
  private GivenList() {}

  /// @param targets what they stand in for; what names a target there does so here
  public static Listed read(Source source, Targets targets, Problems problems) {
    Listed list =
        source.text().stripLeading().startsWith("[") ? array(source, problems) : words(source);
    ListKeys.check(list, targets.key(), targets.where().isPresent(), problems);
    return list;
  }

  private static Listed array(Source source, Problems problems) {
    Settings settings = new Settings(Scopes.of(Map.of()).known(), problems);
    return YamlReader.read(source, problems)
        .filter(_ -> !problems.any())
        .flatMap(it -> new ListReader(settings).read(literal(it)))
        .map(Rows::source)
        .map(Listed.class::cast)
        .orElseGet(() -> new Listed(List.of()));
  }

  /// The same, with every `${{` standing for itself.
  private static Node literal(Node node) {
    return switch (node) {
      case Node.Scalar scalar -> literal(scalar);
      case Node.Sequence list ->
          new Node.Sequence(list.items().stream().map(GivenList::literal).toList(), list.span());
      case Node.Mapping mapping ->
          new Node.Mapping(
              mapping.entries().stream()
                  .map(it -> new Node.Entry(it.key(), literal(it.value())))
                  .toList(),
              mapping.span());
    };
  }

  private static Node literal(Node.Scalar scalar) {
    String text = scalar.value().replace("${{", "${{ '${{' }}");
    return text.equals(scalar.value())
        ? scalar
        : new Node.Scalar(Text.verbatim(text, scalar.span()), scalar.kind(), scalar.plain());
  }

  private static Listed words(Source source) {
    List<Listed.Row> rows = new ArrayList<>();
    int start = 0;
    for (String word : source.text().split(",", -1)) {
      int end = start + word.length();
      rows.add(new Listed.Row(Value.of(word), source.span(start, end)));
      start = end + 1;
    }
    return new Listed(rows);
  }
}
