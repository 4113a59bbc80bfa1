package dev.runner.read;

import dev.runner.expr.Value;
import dev.runner.text.Nearest;
import dev.runner.text.Problem;
import dev.runner.text.Problems;
import dev.runner.text.Source;
import dev.runner.text.Span;
import dev.runner.yaml.Node;
import dev.runner.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads files with values of parameters; a later file wins over an earlier one. No message shows a
/// secret of theirs, nor the line that it is on.
final class ParamFilesReader {
  private static final String FILE = "a mapping of parameters such as `{root: ~/src}`";
  private final Map<String, Param> declared;
  private final Known known;
  private final Path home;
  private final Problems problems;
  private final Map<String, Value> values = new LinkedHashMap<>();
  private final Map<String, String> files = new LinkedHashMap<>();

  /// @param settings where what is wrong in the files is told
  ParamFilesReader(Map<String, Param> declared, Settings settings, Path home) {
    this.declared = declared;
    this.known = settings.known();
    this.home = home;
    this.problems = settings.problems();
  }

  void read(ParamFile file) {
    Problems mine = new Problems();
    Optional<Node> root = YamlReader.read(file.source(), mine);
    // Else there may be secrets anywhere: in the second value of a duplicate key, in a list.
    boolean sound = mine.all().isEmpty() && root.filter(Node.Mapping.class::isInstance).isPresent();
    List<Span> secrets = new ArrayList<>();
    root.filter(it -> !nothing(it))
        .flatMap(it -> new Shapes(mine).mapping(it, FILE))
        .ifPresent(it -> it.entries().forEach(entry -> entry(entry, file, secrets, mine)));
    report(mine, sound || !hasSecrets() ? starred(file.source(), secrets) : blank(file.source()));
  }

  /// The values that were read, by their names.
  Map<String, Value> values() {
    return values;
  }

  /// The file that names a parameter, whether or not its value is right.
  Optional<String> file(String name) {
    return Optional.ofNullable(files.get(name));
  }

  private boolean hasSecrets() {
    return declared.values().stream().anyMatch(Param::secret);
  }

  private static boolean nothing(Node root) {
    return root instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.NULL;
  }

  private void entry(Node.Entry entry, ParamFile file, List<Span> secrets, Problems mine) {
    String name = entry.key().value();
    Optional<Param> param = Optional.ofNullable(declared.get(name));
    if (param.map(Param::secret).orElse(hasSecrets())) {
      secrets.add(entry.value().span());
    }
    if (param.isEmpty()) {
      mine.error(
          entry.key().span(),
          "there is no parameter " + Shapes.quoted(name),
          hint(name, declared.keySet()));
      return;
    }
    files.put(name, file.source().name());
    values.remove(name);
    Settings settings = new Settings(known, mine);
    new ParamValueReader(settings, new Places(file.folder(), home), true)
        .read(entry.value(), param.get())
        .ifPresent(it -> values.put(name, it));
  }

  /// What to write instead of a name that no parameter has.
  static String hint(String name, Set<String> declared) {
    return declared.isEmpty()
        ? "the plan has none"
        : Nearest.to(name, declared)
            .map(it -> "did you mean `" + it + "`?")
            .orElseGet(() -> "the plan has " + Phrases.list(declared));
  }

  private void report(Problems mine, Source shown) {
    for (Problem problem : mine.all()) {
      Span span = shown.span(problem.span().start(), problem.span().end());
      problems.error(span, problem.message(), problem.hint());
    }
  }

  /// The text with stars in place of secrets.
  private static Source starred(Source source, List<Span> secrets) {
    StringBuilder text = new StringBuilder(source.text());
    for (Span secret : secrets) {
      star(text, secret.start(), secret.end());
    }
    return new Source(source.name(), text.toString());
  }

  /// A text of which nobody knows where its secrets are.
  private static Source blank(Source source) {
    StringBuilder text = new StringBuilder(source.text());
    star(text, 0, text.length());
    return new Source(source.name(), text.toString());
  }

  private static void star(StringBuilder text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!Character.isWhitespace(text.charAt(i))) {
        text.setCharAt(i, '*');
      }
    }
  }
}
