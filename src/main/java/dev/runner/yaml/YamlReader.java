package dev.runner.yaml;

import dev.runner.text.Problems;
import dev.runner.text.Source;
import java.util.Optional;

/// Reads one YAML 1.2 document into nodes, within bounds: depth 100, 16 MiB of text, 1,000,000
/// nodes with every alias unfolded. Time and memory are linear in the length of the text.
public final class YamlReader {
  private static final int LONGEST = 16 << 20;

  private YamlReader() {}

  /// The document's root node; a null where there is nothing but comments. Everything wrong with it
  /// as YAML (syntax, a duplicate key, a second document, a bound exceeded, a key that is not a
  /// scalar) is added to `problems`; what could be read is returned all the same. Empty only when
  /// such a problem kept it from being read to its end.
  public static Optional<Node> read(Source source, Problems problems) {
    if (source.text().length() > LONGEST) {
      problems.error(
          source.span(0, 0),
          "the text is longer than 16 MiB",
          "put long data into a file and name that");
      return Optional.empty();
    }
    return Characters.fit(source, problems)
        ? new Composer(source, problems).document()
        : Optional.empty();
  }
}
