package dev.runner.cli;

import dev.runner.language.Example;
import dev.runner.language.Key;
import dev.runner.language.Language;
import dev.runner.language.Yaml;
import dev.runner.text.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What `explain` prints, in lines.
record Explanation(Language language, Ink ink, Prose prose) {
  private static final int PLACES = 8;
  private static final int EXAMPLES = 3;
  private static final String INDENT = "  ";

  /// The plan, with its top-level keys.
  List<String> ofPlan() {
    Key plan = language.plan();
    List<String> lines = new ArrayList<>(prose.lines(plan.description(), ""));
    lines.addAll(List.of("", ink.bold("The keys of a plan:"), ""));
    lines.addAll(table(plan.keys()));
    lines.add("");
    lines.addAll(
        prose.lines(
            "`runner explain KEY` tells more of one, such as `jobs`, `steps.http`, `retry`;"
                + " `runner init` writes a plan to begin with.",
            ""));
    return lines;
  }

  /// One key.
  List<String> of(Key key) {
    List<String> lines = new ArrayList<>();
    lines.addAll(List.of(ink.bold(key.shown()) + ": " + prose.coloured(key.title()), ""));
    lines.addAll(prose.lines(key.description(), ""));
    lines.add("");
    facts(key)
        .forEach(
            it ->
                lines.addAll(prose.wrapped(it.says(), it.head(), " ".repeat(it.head().length()))));
    lines.addAll(examples(key));
    lines.addAll(below(key));
    return lines;
  }

  /// Keys that have a name in common, of which one has to be chosen.
  List<String> choice(String asked, List<List<Key>> groups) {
    List<String> lines = new ArrayList<>();
    lines.addAll(prose.lines("`" + asked + "` means " + groups.size() + " things:", ""));
    for (List<Key> group : groups) {
      Key first = group.getFirst();
      lines.addAll(List.of("", ink.bold(first.title())));
      lines.addAll(prose.lines(sentence(first.description()), INDENT));
      group.stream()
          .limit(PLACES)
          .forEach(it -> lines.add(INDENT + ink.code("runner explain " + quoted(it))));
    }
    return lines;
  }

  private List<String> table(List<Key> keys) {
    int widest = keys.stream().mapToInt(it -> Width.of(it.name())).max().orElse(0);
    return keys.stream().flatMap(it -> row(it, widest)).toList();
  }

  private Stream<String> row(Key key, int widest) {
    String name = key.name();
    String head = INDENT + Width.padded(name, widest) + INDENT;
    String fallback = key.fallback().map(it -> " (default `" + Yaml.flow(it) + "`)").orElse("");
    String says = key.title() + (key.required() ? " (required)" : fallback);
    List<String> lines = new ArrayList<>(prose.wrapped(says, head, " ".repeat(head.length())));
    lines.set(
        0, INDENT + ink.code(name) + lines.getFirst().substring(INDENT.length() + name.length()));
    return lines.stream();
  }

  private record Fact(String head, String says) {}

  private List<Fact> facts(Key key) {
    List<Key> places = language.places(key);
    List<String> also =
        places.stream()
            .map(Key::shown)
            .filter(it -> !it.equals(key.shown()))
            .limit(PLACES)
            .toList();
    List<String> others =
        language.others(key).stream().map(it -> it.getFirst().shown()).limit(PLACES).toList();
    return Stream.of(
            new Fact("Type     ", key.type()),
            new Fact("Each     ", key.each()),
            new Fact("Default  ", key.fallback().map(it -> "`" + Yaml.flow(it) + "`").orElse("")),
            new Fact("Required ", key.required() ? "yes" : ""),
            new Fact("Also at  ", String.join(", ", also)),
            new Fact("See also ", String.join(", ", others)))
        .filter(it -> !it.says().isEmpty())
        .toList();
  }

  private List<String> examples(Key key) {
    List<String> lines = new ArrayList<>();
    key.examples().stream()
        .limit(EXAMPLES)
        .forEach(
            it -> {
              boolean first = lines.isEmpty();
              lines.addAll(List.of("", ink.bold(first ? "Example:" : "Or:"), ""));
              (first ? Example.whole(key, it) : Example.alone(key, it))
                  .forEach(line -> lines.add(INDENT + ink.code(line)));
            });
    return lines;
  }

  private List<String> below(Key key) {
    List<Key> keys = key.keys();
    if (keys.isEmpty()) {
      return List.of();
    }
    String parent = keys.getFirst().shown();
    List<String> lines = new ArrayList<>();
    lines.addAll(
        List.of("", ink.bold("Keys of " + parent.substring(0, parent.lastIndexOf('.')) + ":"), ""));
    lines.addAll(table(keys));
    return lines;
  }

  /// As a shell leaves it alone.
  private static String quoted(Key key) {
    return key.shown().replace(".*", "");
  }

  private static String sentence(String description) {
    int end = description.replace("\n", " ").indexOf(". ");
    return end < 0 ? description : description.substring(0, end + 1);
  }
}
